package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger keeps of a migration that is taken back. */
class UndoLedgerTest {
    @TempDir
    Path folder;

    @Test
    void what_was_confirmed_is_told_one_by_one_until_the_end() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            UndoView view = UndoView.of(migration.view());
            assertThat(view.isBegun()).isFalse();

            migration.commit(
                    undo(new UndoStep.Begun(UndoPlace.TARGET, UndoWay.DELETE, List.of(row(1), row(2), row(3)))));
            assertThat(view.stand(UndoPlace.TARGET).orElseThrow().isOpen()).isTrue();
            assertThat(view.stand(UndoPlace.STAGING)).isEmpty();
            migration.commit(undo(new UndoStep.Told(row(1).with(UndoState.SENDING, ""))));
            assertThat(view.open(UndoPlace.TARGET, 0, 2)).containsExactly(row(1).with(UndoState.SENDING, ""), row(2));
            migration.commit(undo(new UndoStep.Told(row(1).with(UndoState.DONE, ""))));
            migration.commit(undo(new UndoStep.Told(row(2).with(UndoState.LEFT, "somebody's"))));
            migration.commit(undo(new UndoStep.Told(row(3).with(UndoState.GONE, ""))));
            migration.commit(undo(new UndoStep.Ended(UndoPlace.TARGET)));

            assertThat(view.stand(UndoPlace.TARGET).orElseThrow().isOpen()).isFalse();
            assertThat(view.counts(UndoPlace.TARGET))
                    .isEqualTo(Map.of(UndoState.DONE, 1L, UndoState.LEFT, 1L, UndoState.GONE, 1L));
            assertThat(migration.view().events(0))
                    .extracting(EventRow::what)
                    .contains("undo begun", "undo sending", "undo done", "undo left", "undo gone", "undo ended");
        }
    }

    @Test
    void asked_for_once_more_it_forgets_what_was_left_and_keeps_what_was_done() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.commit(undo(new UndoStep.Begun(UndoPlace.STAGING, UndoWay.CLOSE, List.of(at(1), at(2), at(3)))));
            migration.commit(undo(new UndoStep.Told(at(1).with(UndoState.DONE, ""))));
            migration.commit(undo(new UndoStep.Told(at(2).with(UndoState.LEFT, "refused"))));
            migration.commit(undo(new UndoStep.Told(at(3).with(UndoState.DONE, ""))));
            migration.commit(undo(new UndoStep.Ended(UndoPlace.STAGING)));

            migration.commit(undo(new UndoStep.Begun(UndoPlace.STAGING, UndoWay.DELETE, List.of(at(1)))));

            UndoView view = UndoView.of(migration.view());
            assertThat(view.counts(UndoPlace.STAGING)).isEqualTo(Map.of(UndoState.PLANNED, 1L, UndoState.DONE, 1L));
            assertThat(view.stand(UndoPlace.STAGING).orElseThrow().way()).isEqualTo(UndoWay.DELETE);
            // That one is closed, and no deletion that ends changes it.
            assertThat(view.doneOtherwise(UndoPlace.STAGING)).isEqualTo(1);
            migration.commit(undo(new UndoStep.Told(at(1).with(UndoState.DONE, ""))));
            assertThat(view.doneOtherwise(UndoPlace.STAGING)).isEqualTo(1);
            migration.commit(undo(new UndoStep.Begun(UndoPlace.STAGING, UndoWay.CLOSE, List.of())));
            assertThat(view.doneOtherwise(UndoPlace.STAGING)).isEqualTo(1);
        }
    }

    @Test
    void nothing_is_told_of_an_issue_that_nobody_confirmed() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.commit(undo(new UndoStep.Begun(UndoPlace.TARGET, UndoWay.DELETE, List.of(row(1)))));

            assertThatThrownBy(() -> migration.commit(undo(new UndoStep.Told(row(2).with(UndoState.DONE, "")))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("target 2");
        }
    }

    private static Transition undo(UndoStep step) {
        return new Transition.Undo(step);
    }

    private static UndoRow row(int number) {
        return UndoRow.planned(UndoPlace.TARGET, number, new NodeId("I_" + number), new LegacyId("" + number));
    }

    private static UndoRow at(int number) {
        return UndoRow.planned(UndoPlace.STAGING, number, new NodeId("I_" + number), new LegacyId("" + number));
    }
}
