package dev.ferry.mapping.ledger;

import java.util.Locale;

/** What two issues have to do with each other in the final repository, or what an issue was closed as, or that it is locked. */
public enum RelationKind {
    /** The item waits for the target. */
    BLOCKED_BY,
    /** The target took the item's place. */
    DUPLICATE_OF,
    /** The item was closed and will not be done; it is its own target. */
    NOT_PLANNED,
    /** The item is locked; it is its own target. */
    LOCKED;

    /** Whether it is something of one issue alone, which is its own target. */
    public boolean isOfOneIssue() {
        return this == NOT_PLANNED || this == LOCKED;
    }

    /** The kind as words, before the target where there is another. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
