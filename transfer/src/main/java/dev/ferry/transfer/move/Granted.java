package dev.ferry.transfer.move;

import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;

/** What is left of the issues that a run may move. One whose outcome nobody knows counts as moved. For one thread. */
final class Granted {
    private final MigrationView ledger;
    private final long most;
    private final long before;

    /** So many from now on. */
    Granted(MigrationView ledger, long most) {
        this.ledger = ledger;
        this.most = most;
        before = gone();
    }

    private boolean isEndless() {
        return most == Long.MAX_VALUE;
    }

    private long gone() {
        // Counting goes through all items: done only where it matters.
        return isEndless() ? 0 : ledger.moved().count() + ledger.counts().of(ItemState.MOVING);
    }

    /** How many of so many may be moved. */
    int of(int wanted) {
        return isEndless() ? wanted : (int) Math.max(0, Math.min(wanted, most - (gone() - before)));
    }
}
