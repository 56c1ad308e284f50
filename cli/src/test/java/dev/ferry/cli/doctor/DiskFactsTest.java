package dev.ferry.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Room in the workspace, at each bound. */
final class DiskFactsTest {
    private static final Path FOLDER = Path.of("/workspace");

    @Test
    void what_is_needed_must_be_there() {
        assertThat(new DiskFacts(FOLDER, 99, 70, 30, 0).judge()).hasValueSatisfying(finding -> {
            assertThat(finding.exit()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(finding)
                    .hasToString(
                            "/workspace: it has room for 99 bytes and about 100 bytes are needed; make room, or take"
                                    + " another workspace");
        });
        assertThat(new DiskFacts(FOLDER, 100, 70, 30, 0).judge()).isEmpty();
    }

    @Test
    void no_room_for_a_newer_archive_is_a_warning() {
        assertThat(new DiskFacts(FOLDER, 149, 0, 100, 50).judge())
                .hasValueSatisfying(finding ->
                        assertThat(finding).extracting(Finding::error).isEqualTo(false));
        assertThat(new DiskFacts(FOLDER, 150, 0, 100, 50).judge()).isEmpty();
    }

    @Test
    void a_folder_is_as_large_as_what_is_in_it(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.write(folder.resolve("a/b/one"), new byte[1_000]);
        Files.write(folder.resolve("two"), new byte[234]);
        assertThat(DiskFacts.size(folder)).isEqualTo(1_234);
        assertThat(DiskFacts.size(folder.resolve("two"))).isEqualTo(234);
        assertThat(DiskFacts.size(folder.resolve("nowhere"))).isZero();
    }
}
