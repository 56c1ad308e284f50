package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRoundTripTest {
    @TempDir
    Path folder;

    @Test
    void what_was_written_comes_back_equal() throws IOException {
        Path zip = folder.resolve("a.zip");
        Manifest written = Sample.write(zip);
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.manifest()).isEqualTo(written);
            Sha256 content = Digests.sha256("content".getBytes(StandardCharsets.UTF_8));
            assertThat(archive.issues())
                    .containsExactly(Sample.issue(1), Sample.full(2, content, true), Sample.issue(3));
            assertThat(archive.users()).containsExactly(Sample.user("1"), Sample.user("2"));
            try (InputStream file = archive.file(content)) {
                assertThat(file.readAllBytes()).asString().isEqualTo("content");
            }
            assertThat(archive.fileSize(content)).contains(7L);
        }
    }

    @Test
    void single_issues_are_found_and_others_are_not() {
        Path zip = folder.resolve("a.zip");
        Sample.write(zip);
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issue(new LegacyId("3"))).isEqualTo(Optional.of(Sample.issue(3)));
            assertThat(archive.issue(new LegacyId("4"))).isEmpty();
            assertThat(archive.issues(List.of(new LegacyId("3"), new LegacyId("9"), new LegacyId("1"))))
                    .containsExactly(Sample.issue(1), Sample.issue(3));
        }
    }

    @Test
    void nothing_but_the_archive_is_left_in_the_folder() {
        Sample.write(folder.resolve("a.zip"));
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("a.zip"));
    }
}
