package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.NodeId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an issue was closed as is known until it is closed again, and no longer than its issue is there. */
class ReopenedViewTest {
    private static final LegacyId ONE = Samples.id(1);

    @TempDir
    Path folder;

    @Test
    void what_was_told_first_counts_and_closed_again_it_is_not_to_be_closed() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            MigrationLedger migration = imported(ledger);
            reopening(migration, Optional.of("NOT_PLANNED"));
            // Looked up, still on staging, and open by now.
            migration.commit(new Transition.NotMoved(ONE, "lost"));
            reopening(migration, Optional.empty());
            assertThat(ReopenedView.of(migration.view()).stillOpen())
                    .as("not moved yet")
                    .isEmpty();

            NodeId node = new NodeId("final-1");
            migration.commit(new Transition.Moved(
                    ONE, new FinalIssue(new FinalNumber(7), node, URI.create("https://example.org/7"))));

            ReopenedRow row = new ReopenedRow(ONE, node, Optional.of("NOT_PLANNED"), Optional.of(Samples.NOW));
            assertThat(ReopenedView.of(migration.view()).stillOpen()).containsExactly(row);
            migration.commit(new Transition.ClosedAgain(ONE));
            assertThat(ReopenedView.of(migration.view()).stillOpen()).isEmpty();
            // What was lost may still be carried out.
            Duration quiet = Duration.ofMinutes(1);
            assertThat(ReopenedView.of(migration.view()).closedTooSoon(quiet)).containsExactly(row);
            assertThat(ReopenedView.of(migration.view()).closedTooSoon(Duration.ZERO))
                    .isEmpty();
            migration.commit(new Transition.FoundOpen(ONE));
            assertThat(ReopenedView.of(migration.view()).closedTooSoon(quiet)).isEmpty();
            assertThat(ReopenedView.of(migration.view()).stillOpen()).containsExactly(row);
            assertThat(ReopenedView.of(migration.view()).all()).containsExactly(ONE);
        }
    }

    @Test
    void an_issue_that_is_made_anew_is_as_it_is_made() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            MigrationLedger migration = imported(ledger);
            reopening(migration, Optional.of("COMPLETED"));
            migration.commit(new Transition.Lost(ONE, "deleted"));

            migration.commit(new Transition.Sending(ONE, Samples.parts(1, 1), 2));

            migration.commit(new Transition.Imported(ONE, Samples.staging(1)));
            assertThatThrownBy(() -> migration.commit(new Transition.ClosedAgain(ONE)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static MigrationLedger imported(Ledger ledger) {
        MigrationLedger migration = Samples.begin(ledger);
        migration.plan(Samples.items(1));
        migration.commit(new Transition.Sending(ONE, Samples.parts(1, 1), 2));
        migration.commit(new Transition.Imported(ONE, Samples.staging(1)));
        return migration;
    }

    private static void reopening(MigrationLedger migration, Optional<String> reason) {
        migration.commit(
                List.of(new Transition.Moving(ONE), new Transition.Reopening(ONE, reason, Optional.of(Samples.NOW))));
    }
}
