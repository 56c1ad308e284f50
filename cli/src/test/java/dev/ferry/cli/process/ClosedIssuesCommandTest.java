package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where closed issues can not be moved, the command opens them for it and closes them again, and says so. */
@Tag("slow")
final class ClosedIssuesCommandTest {
    @TempDir
    Path folder;

    @Test
    void closed_issues_are_moved_all_the_same_and_one_that_stays_open_is_told_until_it_is_closed() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().with(Switch.TRANSFER_REFUSES_CLOSED))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            long closed = closed(workspace, SimulatedWorkspace.STAGING);
            int all = workspace.hub().state().issues(SimulatedWorkspace.STAGING).size();
            workspace.hub().faults().next(Faults.graphQl("closeIssue"), Fault.statusBefore(422));

            assertThat(workspace.ferry("transfer").exits(6).out())
                    .contains(
                            "Closed issues are refused here: " + (closed - 1)
                                    + " issues opened, moved and closed again;"
                                    + " their closing date is that of the transfer",
                            "1 issue moved and not closed again yet: run the same command once more");

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .hasSize(all);
            assertThat(workspace.ferry("status").exits(0).out()).contains("to be closed  1 issue opened to be moved");
            workspace.ferry("transfer").exits(0);
            assertThat(closed(workspace, SimulatedWorkspace.TARGET)).isEqualTo(closed);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void they_fail_where_that_is_wanted() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().with(Switch.TRANSFER_REFUSES_CLOSED))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);

            workspace
                    .ferry("transfer", "--closed", "fail", "--on-failure", "defer")
                    .exits(6);

            assertThat(closed(workspace, SimulatedWorkspace.TARGET)).isZero();
            assertThat(workspace.ferry("failures").out()).contains("--closed reopen");
        }
    }

    @Test
    void one_that_is_refused_can_be_mended_at_the_source_and_is_moved_after_a_retry() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().with(Switch.TRANSFER_REFUSES_CLOSED))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace
                    .ferry("transfer", "--closed", "fail", "--on-failure", "defer")
                    .exits(6);
            long moved =
                    workspace.hub().state().issues(SimulatedWorkspace.TARGET).size();

            workspace.ferry("issue", "reopen", "4").exits(0);
            workspace
                    .ferry("issue", "edit", "4", "--title", "Mended at the source")
                    .exits(0);
            workspace.ferry("retry", "--only", "4").exits(0);
            workspace
                    .ferry("transfer", "--closed", "fail", "--on-failure", "defer")
                    .exits(6);

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .hasSize((int) moved + 1)
                    .filteredOn(issue -> issue.title().equals("Mended at the source"))
                    .singleElement()
                    .matches(IssueView::open);
            assertThat(workspace.ferry("issue", "show", "4").exits(0).out())
                    .startsWith(SimulatedWorkspace.TARGET + "#" + (moved + 1) + "  Mended at the source");
        }
    }

    private static long closed(SimulatedWorkspace workspace, String repository) {
        return workspace.hub().state().issues(repository).stream()
                .filter(issue -> !issue.open())
                .map(IssueView::number)
                .count();
    }
}
