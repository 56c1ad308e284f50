package dev.ferry.mapping.ledger;

import java.util.Optional;

/** What becomes of an item that a newer archive has otherwise, or lacks, by how far it has come. */
public enum Fate {
    /** Nothing of it is on staging, nor may be: it takes the new record, or is skipped. One that failed is planned again. */
    NOT_SENT,
    /** It is on staging, or may be: what is there is deleted, and it is made anew or skipped. */
    STAGED,
    /** Its transfer was begun: it stays as it is, and is told. */
    TRANSFERRED;

    /** {@code begun}: something of the item is, or may be, on staging. */
    static Fate of(ItemState state, Optional<ItemState> failedIn, boolean begun) {
        return switch (state) {
            case PLANNED, SKIPPED -> NOT_SENT;
            case IMPORTING, IMPORTED -> STAGED;
            case MOVING, MOVED, SETTLED -> TRANSFERRED;
            case FAILED -> {
                Fate fate = of(failedIn.filter(one -> one != ItemState.FAILED).orElseThrow(), failedIn, begun);
                yield fate == STAGED && !begun ? NOT_SENT : fate;
            }
        };
    }
}
