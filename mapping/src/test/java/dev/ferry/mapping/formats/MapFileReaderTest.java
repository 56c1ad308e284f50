package dev.ferry.mapping.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.formats.MapFileReader.MapFile;
import dev.ferry.mapping.render.Preset;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapFileReaderTest {
    private static final String HOME = "https://github.example.org/example/project/issues/";
    private static final URI COMMENT = URI.create(HOME + "101#issuecomment-7");

    @TempDir
    Path folder;

    private static List<MappedIssue> issues() {
        return List.of(
                new MappedIssue(
                        row("12", 101),
                        "one",
                        List.of(
                                new MappedMessage(new MessageId("33"), Optional.empty(), true),
                                new MappedMessage(new MessageId("34"), Optional.of(COMMENT), true))),
                new MappedIssue(
                        row("13", 102),
                        "two",
                        List.of(new MappedMessage(
                                new MessageId("34"), Optional.of(URI.create(HOME + "102#issuecomment-9")), false))),
                new MappedIssue(
                        MapRow.unplanned(new LegacyId("A,\"B\"\n"), Optional.of("https://bugs.example.org/?a=1,2")),
                        "three",
                        List.of()));
    }

    private static MapRow row(String id, int number) {
        return new MapRow(
                new LegacyId(id),
                Optional.of("https://bugs.example.org/issue" + id),
                Optional.of(new StagingNumber(number - 100)),
                Optional.of(new FinalNumber(number)),
                Optional.of(URI.create(HOME + number)));
    }

    private Path written(MapFormat format, boolean comments) throws IOException {
        Path file = folder.resolve(format.name() + comments);
        format.write(new MapContent(issues(), Preset.BPO.grammar(""), comments, MapContent.FIELD), (name, body) -> {
            try (var out = Files.newBufferedWriter(file)) {
                body.to(out);
            }
        });
        return file;
    }

    @Test
    void what_the_formats_write_is_read_back() throws IOException {
        for (List<Path> files : List.of(
                List.of(written(MapFormat.JSON, true)),
                List.of(written(MapFormat.CSV, true), written(MapFormat.CSV, false)))) {
            MapFile read = MapFileReader.read(files);

            assertThat(read.rows())
                    .containsExactlyElementsOf(
                            issues().stream().map(MappedIssue::row).toList());
            assertThat(read.issues()).isEqualTo(2);
            assertThat(read.messages()).isEqualTo(1);
            assertThat(read.map().row(new FinalNumber(102))).contains(row("13", 102));
            // The issue that comes first in legacy order has it.
            assertThat(read.map().messageUrl(new MessageId("34"))).contains(COMMENT);
            assertThat(read.map().messageUrl(new MessageId("33"))).isEmpty();
            assertThat(read.trackerUrl("issue{id}")).isEqualTo("https://bugs.example.org/");
        }
    }

    @Test
    void a_tracker_without_addresses_has_none() throws IOException {
        Path file = Files.writeString(folder.resolve("m"), "\uFEFFlegacy_id,final_number,note\n12,101,mine\n");
        assertThat(MapFileReader.read(List.of(file)).trackerUrl("issue{id}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id,number\n12,101\n",
                "legacy_id,final_number\n12,abc\n",
                "legacy_id,final_number\n12\n",
                "legacy_id,final_number\n,101\n",
                "legacy_id,final_number\n12,\"101\n",
                "message_id,legacy_id,final_url\n34,12,javascript:alert(1)\n",
                "message_id,legacy_id,final_url\n34,12,\"https://github.example.org/x) [y](https://example.org/z\"\n",
                "[\n{\"legacy_id\":\"12\",\"final_number\":101},\n",
                "[12]\n",
                "[{\"final_number\":101}]",
                "[]\n[]\n",
            })
    void what_is_no_map_is_refused_with_its_place(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("map"), text);
        assertThatThrownBy(() -> MapFileReader.read(List.of(file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("ferry map");
    }

    @Test
    void a_map_that_is_missing_is_named() {
        assertThatThrownBy(() -> MapFileReader.read(List.of(folder.resolve("none"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none does not exist");
    }
}
