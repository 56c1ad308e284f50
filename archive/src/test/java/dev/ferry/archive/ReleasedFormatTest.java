package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of every released format version is kept beside this test and must stay readable. */
class ReleasedFormatTest {
    @TempDir
    Path folder;

    @Test
    void an_archive_of_version_1_is_read() throws URISyntaxException, IOException {
        Sha256 content = Digests.sha256("content".getBytes(StandardCharsets.UTF_8));
        try (Archive archive = Archive.open(released("version-1.zip"))) {
            assertThat(archive.manifest().formatVersion()).isEqualTo(1);
            assertThat(archive.issues())
                    .containsExactly(Sample.issue(1), Sample.full(2, content, false), Sample.issue(3));
            assertThat(archive.users()).containsExactly(Sample.user("1"), Sample.user("2"));
            assertThat(archive.file(content)).hasContent("content");
        }
        assertThat(ArchiveValidator.validate(released("version-1.zip"))).isEmpty();
    }

    @Test
    void every_field_of_a_whole_trackers_archive_reads_as_it_always_did() throws URISyntaxException, IOException {
        Path zip = released("archive-v1.zip");
        List<String> fields = new ArrayList<>();
        try (Archive archive = Archive.open(zip)) {
            fields.addAll(FieldLines.of("manifest", archive.manifest()));
            archive.users().forEach(user -> fields.addAll(FieldLines.of("user " + user.id(), user)));
            archive.issues().forEach(issue -> fields.addAll(FieldLines.of("issue " + issue.id(), issue)));
            archive.verifyFiles();
        }
        assertThat(fields).containsExactlyElementsOf(Files.readAllLines(released("archive-v1.txt")));
        assertThat(ArchiveValidator.validate(zip))
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING));
    }

    @Test
    void the_same_content_written_anew_has_the_same_digest() throws URISyntaxException {
        // The manifest's digest covers all content; the compressed bytes may differ from one JDK's deflate to
        // another's.
        Path zip = folder.resolve("new.zip");
        Sample.write(zip);
        try (Archive old = Archive.open(released("version-1.zip"));
                Archive anew = Archive.open(zip)) {
            assertThat(anew.manifest()).isEqualTo(old.manifest());
            assertThat(anew.digest()).isEqualTo(old.digest());
        }
    }

    private static Path released(String name) throws URISyntaxException {
        URL resource = Objects.requireNonNull(ReleasedFormatTest.class.getResource("/archives/" + name), name);
        return Path.of(resource.toURI());
    }
}
