package dev.ferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapFormatTest {
    private static final List<MapRow> ROWS = List.of(
            new MapRow(
                    new LegacyId("12"),
                    Optional.of("https://bugs.example.org/issue12"),
                    Optional.of(new StagingNumber(1)),
                    Optional.of(new FinalNumber(101)),
                    Optional.of(URI.create("https://github.example.org/example/project/issues/101"))),
            new MapRow(
                    new LegacyId("13"),
                    Optional.empty(),
                    Optional.of(new StagingNumber(2)),
                    Optional.empty(),
                    Optional.empty()),
            MapRow.unplanned(new LegacyId("A,\"B\"\n"), Optional.of("https://bugs.example.org/?a=1,2")));

    @Test
    void csv_is_exactly_as_documented() throws IOException {
        assertThat(written(MapFormat.CSV, ROWS)).isEqualTo("""
                        legacy_id,legacy_url,staging_number,final_number,final_url
                        12,https://bugs.example.org/issue12,1,101,https://github.example.org/example/project/issues/101
                        13,,2,,
                        "A,""B""
                        ","https://bugs.example.org/?a=1,2",,,
                        """);
    }

    @Test
    void json_has_the_same_names_and_nulls() throws IOException {
        assertThat(written(MapFormat.JSON, ROWS)).isEqualTo("""
                        [
                        {"legacy_id":"12","legacy_url":"https://bugs.example.org/issue12","staging_number":1,"final_number":101,"final_url":"https://github.example.org/example/project/issues/101"},
                        {"legacy_id":"13","legacy_url":null,"staging_number":2,"final_number":null,"final_url":null},
                        {"legacy_id":"A,\\"B\\"\\n","legacy_url":"https://bugs.example.org/?a=1,2","staging_number":null,"final_number":null,"final_url":null}
                        ]
                        """);
    }

    @Test
    void an_empty_map_is_still_well_formed() throws IOException {
        assertThat(written(MapFormat.CSV, List.of()))
                .isEqualTo("legacy_id,legacy_url,staging_number,final_number,final_url\n");
        assertThat(written(MapFormat.JSON, List.of())).isEqualTo("[\n]\n");
    }

    private static String written(MapFormat format, List<MapRow> rows) throws IOException {
        StringWriter text = new StringWriter();
        format.write(rows, text);
        return text.toString();
    }
}
