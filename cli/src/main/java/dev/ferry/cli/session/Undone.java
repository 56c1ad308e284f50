package dev.ferry.cli.session;

import dev.ferry.cli.run.UsageException;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.mapping.ledger.UndoStand;
import dev.ferry.mapping.ledger.UndoView;
import java.util.Set;
import java.util.stream.Stream;

/** A migration that was taken back does not go on: what a stage would find is gone, and what it made would come back. */
public final class Undone {
    private static final Set<String> MAKING = Set.of("import", "transfer");
    private static final Set<String> MENDING = Set.of("rewrite", "relations");

    private Undone() {}

    /** Whether an undo of the migration was begun in either repository, to its end or not. */
    public static boolean is(LedgerView ledger, MigrationId migration) {
        return UndoView.of(ledger.migration(migration)).isBegun();
    }

    /** Whether it was taken back and nothing of that is left to be done. */
    static boolean isOver(LedgerView ledger, MigrationId migration) {
        UndoView view = UndoView.of(ledger.migration(migration));
        return view.isBegun() && !isOpen(view);
    }

    private static boolean isOpen(UndoView view) {
        return Stream.of(UndoPlace.values())
                .anyMatch(place -> view.stand(place).filter(UndoStand::isOpen).isPresent());
    }

    /** Throws a UsageException where this stage can not go on after an undo. */
    public static void refuse(String stage, MigrationView migration) {
        UndoView view = UndoView.of(migration);
        boolean refused = MAKING.contains(stage)
                ? view.isBegun()
                : MENDING.contains(stage) && view.stand(UndoPlace.TARGET).isPresent();
        if (refused) {
            throw new UsageException("migration " + migration.id() + " is undone (`ferry status` tells where and when)"
                    + " and does not go on; "
                    + (isOpen(view) ? "end that first with the same `ferry undo`, then" : "to begin another one:")
                    + " `ferry import --new`");
        }
    }
}
