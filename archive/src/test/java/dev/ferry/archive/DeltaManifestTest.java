package dev.ferry.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest says of a delta, in the hands of somebody who edits it badly or means harm. */
class DeltaManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    Path folder;

    @BeforeEach
    void unpackTheSample() {
        Sample.write(folder.resolve("a.zip"));
        ArchiveUnpacker.unpack(folder.resolve("a.zip"), folder.resolve("a"));
    }

    private void manifest(Consumer<ObjectNode> edit) throws IOException {
        Path file = folder.resolve("a").resolve(EntryNames.MANIFEST);
        ObjectNode manifest = (ObjectNode) JSON.readTree(file.toFile());
        edit.accept(manifest);
        JSON.writeValue(file.toFile(), manifest);
    }

    private static ObjectNode delta(ObjectNode manifest) {
        manifest.put("base", DIGEST);
        return manifest.putObject("delta").put("newIssues", 0).put("newUsers", 0);
    }

    private ArchivePacker.Packed pack() {
        return ArchivePacker.pack(folder.resolve("a"), folder.resolve("b.zip"));
    }

    @Test
    void half_a_delta_is_refused() throws IOException {
        manifest(manifest -> manifest.put("base", DIGEST));
        assertThat(pack().findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("'base' and 'delta' stand there together or not at all"));
        manifest(manifest -> {
            delta(manifest);
            manifest.remove("base");
        });
        assertThat(pack().findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("'base' and 'delta' stand there together or not at all"));
        assertThat(folder.resolve("b.zip")).doesNotExist();
    }

    @Test
    void an_id_that_is_none_is_refused() throws IOException {
        manifest(manifest -> delta(manifest).putArray("goneIssues").add(""));
        assertThat(pack().findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("goneIssues") && message.contains("an id can not be empty"));
    }

    @Test
    void an_unknown_field_of_a_delta_is_refused() throws IOException {
        manifest(manifest -> delta(manifest).put("goneFiles", 1));
        assertThat(pack().findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("goneFiles") && message.contains("is not known"));
    }

    @Test
    void what_a_delta_lacks_may_be_in_its_base_and_what_it_has_must_be_right() throws IOException {
        manifest(DeltaManifestTest::delta);
        Path content = folder.resolve("a").resolve(EntryNames.file(Digests.sha256("content".getBytes(UTF_8))));
        Files.delete(content);
        assertThat(pack().findings()).isEmpty();
        assertThat(ArchiveValidator.validate(folder.resolve("b.zip"))).isEmpty();
        try (Archive delta = Archive.open(folder.resolve("b.zip"))) {
            assertThat(delta.manifest().base()).contains(new Sha256(DIGEST));
            assertThatThrownBy(() -> delta.file(Digests.sha256("content".getBytes(UTF_8))))
                    .isInstanceOf(DataException.class);
        }
    }
}
