package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same archive goes into a second repository, from a workspace of its own, while the first import runs. */
@Tag("slow")
final class BackupImportTest {
    private static final String BACKUP = "example/issues-backup";
    private static final int ALL = 36;

    @TempDir
    private Path folder;

    @Test
    void two_imports_of_one_archive_file_at_the_same_time_both_become_complete() throws Exception {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(first, SimulatedWorkspace.usual().repository(BACKUP))) {
            workspace.ferry("export").exits(0);
            Files.writeString(
                    second.resolve("ferry.yaml"),
                    Files.readString(first.resolve("ferry.yaml")).replace(SimulatedWorkspace.STAGING, BACKUP));
            String archive = first.resolve("archive.zip").toString();

            Process one = start(workspace.process(), "one", "import");
            Process other = start(
                    new FerryProcess(second).with("FERRY_TEST_TOKEN", SimulatedWorkspace.TOKEN),
                    "other",
                    "import",
                    "--archive",
                    archive);
            assertThat(one.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(other.waitFor(2, TimeUnit.MINUTES)).isTrue();

            assertThat(one.exitValue()).as(said("one")).isZero();
            assertThat(other.exitValue()).as(said("other")).isZero();
            assertThat(marks(workspace, SimulatedWorkspace.STAGING))
                    .hasSize(ALL)
                    .doesNotHaveDuplicates();
            assertThat(marks(workspace, BACKUP))
                    .hasSize(ALL)
                    .containsExactlyInAnyOrderElementsOf(marks(workspace, SimulatedWorkspace.STAGING));
            workspace.ferry("verify").exits(0);
            new FerryProcess(second)
                    .with("FERRY_TEST_TOKEN", SimulatedWorkspace.TOKEN)
                    .run("verify")
                    .exits(0);
            assertThat(workspace.hub().state().violations()).isEmpty();
        }
    }

    private Process start(FerryProcess process, String name, String... arguments) throws IOException {
        return process.start(folder.resolve(name + ".out"), folder.resolve(name + ".err"), arguments);
    }

    private String said(String name) {
        return FerryProcess.read(folder.resolve(name + ".err"));
    }

    /** What each issue was made from. */
    private static List<String> marks(SimulatedWorkspace workspace, String repository) {
        return workspace.hub().state().issues(repository).stream()
                .map(IssueView::body)
                .map(body -> body.replaceAll("(?s).* (issue:\\S+) -->\\s*$", "$1"))
                .toList();
    }
}
