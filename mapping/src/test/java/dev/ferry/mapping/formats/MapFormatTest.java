package dev.ferry.mapping.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.render.Preset;
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

    @Test
    void messages_have_a_table_of_their_own_and_stand_in_their_issues() throws IOException {
        List<MappedIssue> issues = List.of(
                new MappedIssue(
                        ROWS.get(0),
                        "one",
                        List.of(
                                new MappedMessage(
                                        new MessageId("1"), ROWS.get(0).finalUrl(), true),
                                new MappedMessage(new MessageId("2"), Optional.empty(), true))),
                new MappedIssue(ROWS.get(1), "other", List.of()));
        assertThat(text(MapFormat.CSV, issues, true)).isEqualTo("""
                        message_id,legacy_id,final_url
                        1,12,https://github.example.org/example/project/issues/101
                        2,12,
                        """);
        assertThat(text(MapFormat.JSON, issues, true)).isEqualTo("""
                        [
                        {"legacy_id":"12","legacy_url":"https://bugs.example.org/issue12","staging_number":1,"final_number":101,"final_url":"https://github.example.org/example/project/issues/101","messages":[{"message_id":"1","final_url":"https://github.example.org/example/project/issues/101"},{"message_id":"2","final_url":null}]},
                        {"legacy_id":"13","legacy_url":null,"staging_number":2,"final_number":null,"final_url":null,"messages":[]}
                        ]
                        """);
    }

    @Test
    void sql_sets_what_is_not_right_yet_and_refuses_ids_that_are_no_numbers() throws IOException {
        assertThat(written(MapFormat.SQL, ROWS)
                        .lines()
                        .filter(line -> !line.startsWith("--"))
                        .toList())
                .containsExactly(
                        "BEGIN;",
                        "UPDATE _issue SET _github = '101' WHERE id = 12 AND (_github IS NULL OR _github <> '101');",
                        "COMMIT;");
        MapRow hostile = new MapRow(
                new LegacyId("1 OR 1=1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FinalNumber(7)),
                ROWS.get(0).finalUrl());
        assertThatThrownBy(() -> written(MapFormat.SQL, List.of(hostile)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 OR 1=1");
    }

    private static String written(MapFormat format, List<MapRow> rows) throws IOException {
        return text(
                format,
                rows.stream()
                        .map(row -> new MappedIssue(row, "title", List.of()))
                        .toList(),
                false);
    }

    private static String text(MapFormat format, List<MappedIssue> issues, boolean comments) throws IOException {
        StringWriter text = new StringWriter();
        MapContent content = new MapContent(issues, Preset.BPO.grammar(""), comments, MapContent.FIELD);
        format.write(content, (name, body) -> body.to(text));
        return text.toString();
    }
}
