package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ferry export} is told to leave out, with the real program on the sample tracker. */
@Tag("slow")
final class ExportFiltersTest {
    @TempDir
    private Path folder;

    @Test
    void an_export_of_some_issues_does_not_take_the_place_of_the_whole_archive_unasked() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            byte[] whole = Files.readAllBytes(folder.resolve("archive.zip"));
            workspace.ferry("export", "--only", "1-3").exits(2).says("archive.zip is there", "--archive");
            workspace.ferry("export", "--since", "2010-01-01").exits(2).says("archive.zip is there", "--archive");
            assertThat(folder.resolve("archive.zip")).hasBinaryContent(whole);
            workspace.ferry("export", "--only", "1-3", "--archive", "trial.zip").exits(0);
            assertThat(folder.resolve("archive.zip")).hasBinaryContent(whole);
        }
    }

    @Test
    void an_id_that_the_tracker_lacks_is_named_before_anything_is_written() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace
                    .ferry("export", "--only", "1,77777,2-9,88888")
                    .exits(2)
                    .says("--only: the tracker has no issue 77777, 88888", "nothing was written");
            workspace.ferry("export", "--final", "--only", "1-3").exits(2).says("--final", "leave --only out");
            workspace
                    .ferry("export", "--final", "--since", "2010-01-01")
                    .exits(2)
                    .says("leave --since out");
            workspace.ferry("export", "--only", "9-2").exits(2).says("--only: ", "9-2");
            workspace.ferry("export", "--since", "soon").exits(2).says("--since: 'soon' is not a date");
            workspace.ferry("export", "--max-file-size", "big").exits(2).says("--max-file-size: 'big' is not a size");
            workspace.ferry("export", "--without-files").exits(2);
            assertThat(folder.resolve("archive.zip")).doesNotExist();
        }
    }

    @Test
    void what_was_left_out_and_redacted_is_told_and_lies_in_both_reports() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("  files: tracker/db/files", """
                      files: tracker/db/files
                      private: [ "status=closed" ]
                      redact: [ { name: old host, pattern: 'SourceForge' } ]\
                    """.stripTrailing());
            FerryProcess.Result some = workspace
                    .ferry("export", "--only", "1-3", "--no-files", "--include-private")
                    .exits(0)
                    .says("ATTENTION: ", " private issue", "--include-private");
            assertThat(some.out())
                    .contains("3 issues, ")
                    .containsPattern("Left out: \\d+ issues, not chosen")
                    .containsPattern("Redacted: old host, \\d+ places?")
                    .contains("export-report.txt");
            assertThat(workspace.ferry("archive", "show", "1").exits(0).out())
                    .startsWith("1: Move the issues off [redacted: old host]\n");
            assertThat(workspace.ferry("archive", "info").exits(0).out())
                    .contains("only the issues 1-3")
                    .contains("PRIVATE: issues with status=closed are included");
            assertThat(Files.readString(folder.resolve("export-report.txt")))
                    .contains("PRIVATE, AND IN THE ARCHIVE")
                    .contains("old host: ");
            assertThat(Files.readString(folder.resolve("export-report.json"))).contains("\"redactions\"");
        }
    }
}
