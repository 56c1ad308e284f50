package dev.ferry.mapping.ledger;

/** How far an item has come. What may follow what stands in {@link ItemTransitions}. */
public enum ItemState {
    PLANNED,
    IMPORTING,
    IMPORTED,
    MOVING,
    MOVED,
    SETTLED,
    FAILED,
    SKIPPED;

    /** Whether an item may go from this state to the other. */
    public boolean mayBecome(ItemState next) {
        return ItemTransitions.allowed(this).contains(next);
    }
}
