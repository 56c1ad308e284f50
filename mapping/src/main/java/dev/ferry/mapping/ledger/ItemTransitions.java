package dev.ferry.mapping.ledger;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The table of an item's life. */
final class ItemTransitions {
    private static final Map<ItemState, Set<ItemState>> TABLE = Map.of(
            ItemState.PLANNED, EnumSet.of(ItemState.IMPORTING, ItemState.SKIPPED, ItemState.FAILED),
            // To itself: sent again after the server was asked and did not have it. Back: deleted before it was whole.
            ItemState.IMPORTING,
                    EnumSet.of(ItemState.IMPORTING, ItemState.IMPORTED, ItemState.PLANNED, ItemState.FAILED),
            // Back to PLANNED: the barrier did not find it on staging.
            ItemState.IMPORTED, EnumSet.of(ItemState.MOVING, ItemState.PLANNED, ItemState.FAILED),
            // To itself and back: looked up, and it was still on staging, or nowhere at all.
            ItemState.MOVING,
                    EnumSet.of(
                            ItemState.MOVING, ItemState.IMPORTED, ItemState.PLANNED, ItemState.MOVED, ItemState.FAILED),
            ItemState.MOVED, EnumSet.of(ItemState.SETTLED, ItemState.FAILED),
            // To itself: the rewrite job passes again for months.
            ItemState.SETTLED, EnumSet.of(ItemState.SETTLED, ItemState.FAILED),
            // A retry: back to where it can go on.
            ItemState.FAILED,
                    EnumSet.of(
                            ItemState.PLANNED,
                            ItemState.IMPORTING,
                            ItemState.IMPORTED,
                            ItemState.MOVING,
                            ItemState.MOVED),
            // Gone from the tracker, and there again in a newer archive.
            ItemState.SKIPPED, EnumSet.of(ItemState.PLANNED));

    private ItemTransitions() {}

    static Set<ItemState> allowed(ItemState from) {
        return TABLE.getOrDefault(from, Set.of());
    }

    /** Where a failed item goes on; {@code begun} says that something of it is, or may be, on staging already. */
    static ItemState afterRetry(ItemState failedIn, boolean begun) {
        return switch (failedIn) {
            case PLANNED -> ItemState.PLANNED;
            // What exists stays, and what is in doubt is looked up first: from PLANNED it would be made twice.
            case IMPORTING -> begun ? ItemState.IMPORTING : ItemState.PLANNED;
            case IMPORTED -> ItemState.IMPORTED;
            // It is looked up first: what the server said of it may be over, or may not have been the truth.
            case MOVING -> ItemState.MOVING;
            case MOVED, SETTLED -> ItemState.MOVED;
            case FAILED, SKIPPED -> throw new IllegalStateException("an item can not fail in " + failedIn);
        };
    }
}
