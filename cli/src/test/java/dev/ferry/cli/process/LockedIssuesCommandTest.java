package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a transfer unlocks, the command locks again what people locked on staging, and says so. */
@Tag("slow")
final class LockedIssuesCommandTest {
    @TempDir
    Path folder;

    @Test
    void what_was_locked_on_staging_is_told_until_it_is_locked_again() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().with(Switch.TRANSFER_UNLOCKS))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.hub().hands().lock(SimulatedWorkspace.STAGING, 5, Optional.of("spam"), "moderator");
            workspace.hub().faults().next(Faults.graphQl("lockLockable"), Fault.statusBefore(422));

            assertThat(workspace.ferry("transfer").exits(6).out())
                    .contains("1 issue locked on staging and not locked again yet: run the same command once more");

            assertThat(workspace.ferry("status").exits(0).out()).contains("to be locked  1 issue locked on staging");
            assertThat(workspace.ferry("transfer").exits(0).out())
                    .contains("A transfer unlocks here: 1 issue locked again as on staging");
            assertThat(workspace.ferry("status").exits(0).out()).doesNotContain("to be locked");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .filteredOn(IssueView::locked)
                    .extracting(IssueView::lockReason)
                    .containsExactly(Optional.of("spam"));
        }
    }
}
