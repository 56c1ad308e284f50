package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transfer moves nothing past an older issue that stayed behind, says which one and why, unless it is told to. */
@Tag("slow")
final class OvertakingTest {
    @TempDir
    Path folder;

    @Test
    void an_older_issue_that_failed_keeps_all_from_moving_and_ends_it_with_6_until_that_is_wanted() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            LegacyId failed = failTheFirst();
            int all = workspace.hub().state().issues(SimulatedWorkspace.STAGING).size();

            workspace
                    .ferry("transfer")
                    .exits(6)
                    .says(
                            "1 issue (" + failed + ") older than what is to move: not as it should be on staging",
                            "Nothing was moved",
                            "`ferry transfer --on-failure defer`");

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .isEmpty();
            workspace
                    .ferry("transfer", "--on-failure", "defer")
                    .exits(6)
                    .says("warning: overtaken now: 1 issue (" + failed + ") older than what is to move");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .hasSize(all - 1);
        }
    }

    private LegacyId failTheFirst() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Clock.systemUTC())) {
            MigrationLedger migration =
                    ledger.migration(ledger.view().migrations().get(0).id());
            ItemRow item = migration.view().items().iterator().next();
            migration.commit(new Transition.Failed(item.id(), new Failure("TEST", "mend it", "broken")));
            return item.id();
        }
    }
}
