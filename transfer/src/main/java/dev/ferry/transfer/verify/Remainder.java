package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.ItemState;
import java.util.List;
import java.util.Map;

/**
 * What a verification could not compare: the migration's items by state, and how many of the archive's issues it has not
 * even planned, with the first of these. Items that were left out on purpose (SKIPPED) are among the former.
 */
public record Remainder(Map<ItemState, Long> items, long notPlanned, List<LegacyId> firstNotPlanned) {
    /** So many of the issues that are not planned are named. */
    public static final int MOST_NAMED = 10;

    public Remainder {
        items = Map.copyOf(items);
        firstNotPlanned = List.copyOf(firstNotPlanned);
    }

    public long of(ItemState state) {
        return items.getOrDefault(state, 0L);
    }

    /** Whether something failed, is in doubt or stopped half-way. What is only planned waits for the next import. */
    public boolean isTrouble() {
        return of(ItemState.FAILED) + of(ItemState.MOVING) + of(ItemState.IMPORTING) > 0;
    }

    /** Whether every issue of the archive was compared that was not left out on purpose. */
    public boolean isNothing() {
        return !isTrouble() && of(ItemState.PLANNED) == 0 && notPlanned == 0;
    }
}
