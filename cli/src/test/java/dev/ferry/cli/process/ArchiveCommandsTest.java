package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that arrived damaged or were made to harm: refused with exit code 4, entry and reason. */
@Tag("slow")
final class ArchiveCommandsTest {
    @TempDir
    private static Path shared;

    private static BadArchives archives;

    @TempDir
    private Path workspace;

    @BeforeAll
    static void exportTheSample() {
        archives = BadArchives.in(shared);
    }

    private FerryProcess.Result ferry(String... arguments) {
        return new FerryProcess(workspace).run(arguments);
    }

    private Path target() {
        return workspace.resolve("archive.zip");
    }

    @Test
    void a_good_archive_is_described() throws IOException {
        Files.copy(archives.good(), target());
        assertThat(ferry("archive", "info").exits(0).out())
                .contains("tracker         roundup, https://bugs.example.org/")
                .contains("issues  ")
                .contains("oldest issue    ", "newest issue    ", "newest activity ")
                .contains("size            ", ", unpacked ")
                .contains("long message    ", "large file      ", "busy issue      ")
                .contains("left out        ");
        JsonNode json = new ObjectMapper()
                .readTree(ferry("archive", "info", "--json").exits(0).out());
        assertThat(json.at("/url").asText()).isEqualTo("https://bugs.example.org/");
        assertThat(json.at("/size/zip").asLong()).isEqualTo(Files.size(target()));
        assertThat(json.at("/size/unpacked").asLong())
                .isGreaterThan(json.at("/size/zip").asLong());
        assertThat(json.at("/created/first_issue").asText()).isNotEmpty();
        assertThat(json.at("/most_messages/0/messages").asLong()).isPositive();
        assertThat(json.at("/options/include-files/0").asText()).isEqualTo("true");
        assertThat(ferry("archive", "show", "1").exits(0).out()).startsWith("1: Move the issues off SourceForge\n");
        ferry("archive", "show", "999999").exits(4).says("no issue 999999");
    }

    @Test
    void a_missing_archive_is_a_matter_of_configuration() {
        ferry("archive", "info").exits(3).says(target().toString(), "ferry export");
    }

    @Test
    void a_truncated_archive_is_refused() throws IOException {
        archives.truncated(target());
        ferry("archive", "info").exits(4).says(target().toString());
        ferry("archive", "validate").exits(4).says(target() + ": 1 error");
        ferry("import").exits(3).says("no ferry.yaml");
    }

    @Test
    void an_archive_may_be_named_without_its_option_but_not_twice() throws IOException {
        archives.wrongHash(workspace.resolve("other.zip"));
        ferry("archive", "validate", "other.zip").exits(4).says("other.zip: 1 error");
        ferry("archive", "info", "missing.zip").exits(3).says("missing.zip");
        ferry("archive", "validate", "other.zip", "--archive", target().toString())
                .exits(2)
                .says("--archive");
    }

    @Test
    void an_entry_that_leads_out_of_the_archive_is_refused() throws IOException {
        archives.leadingOut(target());
        ferry("archive", "info").exits(4).says(target().toString(), "../evil");
        assertThat(workspace.resolveSibling("evil")).doesNotExist();
    }

    @Test
    void a_bomb_is_refused() throws IOException {
        archives.bomb(target());
        ferry("archive", "info").exits(4).says(target().toString(), "files/");
    }

    @Test
    void a_bad_line_is_refused_with_its_number() throws IOException {
        archives.badLine(target());
        ferry("archive", "show", "1").exits(4).says("issues/000001.jsonl line 2");
    }

    @Test
    void a_wrong_hash_is_refused() throws IOException {
        archives.wrongHash(target());
        ferry("archive", "show", "1").exits(4).says("issues/000001.jsonl");
        assertThat(ferry("archive", "validate").exits(4).out()).contains("error: issues/000001.jsonl");
    }

    @Test
    void a_record_is_mended_by_hand() throws IOException {
        Files.copy(archives.good(), target());
        assertThat(ferry("archive", "validate").exits(0).out()).contains("can be imported");
        ferry("archive", "unpack", workspace.resolve("mending").toString()).exits(0);
        Path issues = workspace.resolve("mending/issues/000001.jsonl");
        String records = Files.readString(issues);
        Files.writeString(issues, records.replace("Move the issues off SourceForge", "Leave SourceForge"));
        String folder = workspace.resolve("mending").toString();
        ferry("archive", "pack", folder).exits(3).says("is there already", "--force");
        ferry(
                        "archive",
                        "pack",
                        folder,
                        "--archive",
                        workspace.resolve("mended.zip").toString())
                .exits(0);
        String mended = workspace.resolve("mended.zip").toString();
        assertThat(ferry("archive", "show", "1", "--archive", mended).exits(0).out())
                .startsWith("1: Leave SourceForge\n");
        assertThat(ferry("archive", "info", "--archive", mended).exits(0).out()).contains("edits by hand   1");

        Files.writeString(issues, "not a record\n");
        assertThat(ferry("archive", "pack", folder, "--force").exits(4).out()).contains("issues/000001.jsonl");
        assertThat(target()).hasSameBinaryContentAs(archives.good());
    }
}
