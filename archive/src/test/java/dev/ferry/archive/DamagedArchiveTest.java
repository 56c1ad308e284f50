package dev.ferry.archive;

import static dev.ferry.archive.HandMadeZip.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips that were cut, changed or are none, and manifests that do not fit them. */
class DamagedArchiveTest {
    @TempDir
    Path folder;

    private HostileZip zip;

    @BeforeEach
    void name() {
        zip = new HostileZip(folder.resolve("hostile.zip"));
    }

    @Test
    void a_well_made_one_is_accepted_so_that_the_others_fail_for_their_reason() {
        HandMadeZip.withUsers().add(HostileZip.ISSUES, line(Sample.issue(1))).writeTo(zip.path());
        try (Archive archive = Archive.open(zip.path())) {
            assertThat(archive.issues()).containsExactly(Sample.issue(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100, 300, 500})
    void a_truncated_zip_is_refused(int missing) throws IOException {
        Sample.write(zip.path());
        byte[] bytes = Files.readAllBytes(zip.path());
        byte[] cut = missing == 0 ? new byte[0] : Arrays.copyOf(bytes, bytes.length - missing);
        Files.write(zip.path(), cut);
        assertThatThrownBy(() -> Archive.open(zip.path()).close())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its end is missing");
    }

    @Test
    void a_file_that_is_no_zip_is_refused() throws IOException {
        Files.writeString(zip.path(), "Just some text.".repeat(1000));
        zip.assertRefused("", "this is no zip");
    }

    @Test
    void a_zip_with_damaged_bytes_is_refused() throws IOException {
        Sample.write(zip.path());
        byte[] bytes = Files.readAllBytes(zip.path());
        int at = zip.localHeader(HostileZip.ISSUES) + 30 + HostileZip.ISSUES.length() + 40;
        Arrays.fill(bytes, at, at + 20, (byte) 0xff);
        Files.write(zip.path(), bytes);
        zip.assertIssuesRefused(HostileZip.ISSUES, "");
    }

    @Test
    void a_changed_entry_is_refused_before_any_record_of_it_is_handed_out() {
        HandMadeZip.withUsers()
                .add(HostileZip.ISSUES, line(Sample.issue(1)))
                .claim(HostileZip.ISSUES, Digests.sha256(line(Sample.issue(2)).getBytes(StandardCharsets.UTF_8)))
                .writeTo(zip.path());
        zip.assertIssuesRefused(HostileZip.ISSUES, "it was changed: its SHA-256 is");
    }

    @Test
    void changed_users_are_refused_before_any_of_them_is_handed_out() {
        new HandMadeZip()
                .add(EntryNames.USERS, line(Sample.user("1")))
                .claim(EntryNames.USERS, Digests.sha256(new byte[0]))
                .writeTo(zip.path());
        try (Archive archive = Archive.open(zip.path())) {
            assertThatThrownBy(() -> archive.users().iterator())
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("users.jsonl: it was changed");
        }
    }

    @Test
    void a_changed_file_is_refused_at_its_end() throws IOException {
        Sha256 content = Digests.sha256("content".getBytes(StandardCharsets.UTF_8));
        HandMadeZip.withUsers()
                .addUnnamed(EntryNames.file(content), "evil".getBytes(StandardCharsets.UTF_8), entry -> {})
                .claim(EntryNames.file(content), content)
                .writeTo(zip.path());
        try (Archive archive = Archive.open(zip.path())) {
            assertThatThrownBy(() -> archive.file(content).transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("it was changed");
        }
    }

    @Test
    void a_file_whose_name_is_not_its_digest_is_refused() {
        String name = EntryNames.file(Digests.sha256("other".getBytes(StandardCharsets.UTF_8)));
        HandMadeZip.withUsers().add(name, "content").writeTo(zip.path());
        zip.assertRefused(name, "its name and its SHA-256 in the manifest differ");
    }

    @Test
    void an_entry_that_the_manifest_does_not_name_is_refused() {
        HandMadeZip.withUsers()
                .addUnnamed(HostileZip.ISSUES, new byte[0], entry -> {})
                .writeTo(zip.path());
        zip.assertRefused(HostileZip.ISSUES, "the manifest does not name it");
    }

    @Test
    void an_entry_that_is_missing_is_refused() {
        HandMadeZip.withUsers()
                .claim(HostileZip.ISSUES, Digests.sha256(new byte[0]))
                .writeTo(zip.path());
        zip.assertRefused(HostileZip.ISSUES, "the zip does not have it");
    }

    @Test
    void a_zip_without_a_manifest_is_refused() {
        HandMadeZip.withUsers().writeWithoutManifest(zip.path());
        zip.assertRefused("manifest.json", "it is missing; this is no Ferry archive");
    }

    @Test
    void another_format_version_is_refused_by_its_number() {
        HandMadeZip.withUsers()
                .changeManifest(
                        json -> json.replace("\"formatVersion\" : 1", "\"news\" : [ 1 ], \"formatVersion\" : 2"))
                .writeTo(zip.path());
        zip.assertRefused("manifest.json", "format version 2 is not known; this Ferry reads version 1");
    }

    @Test
    void an_unknown_field_of_the_manifest_is_refused() {
        HandMadeZip.withUsers()
                .changeManifest(json -> json.replace("\"formatVersion\" : 1", "\"formatVersion\" : 1, \"news\" : 1"))
                .writeTo(zip.path());
        zip.assertRefused("manifest.json line 2", "news");
    }

    @Test
    void a_malformed_manifest_is_refused() {
        HandMadeZip.withUsers()
                .changeManifest(json -> json.substring(0, json.length() / 2))
                .writeTo(zip.path());
        zip.assertRefused("manifest.json", "");
    }

    @Test
    void a_file_that_does_not_exist_is_the_operators_matter() {
        assertThatThrownBy(() -> Archive.open(folder.resolve("none.zip"))).isInstanceOf(ConfigException.class);
    }
}
