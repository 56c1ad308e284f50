package dev.ferry.mapping.ledger;

/** What two issues have to do with each other in the final repository. */
public enum RelationKind {
    /** The item waits for the target. */
    BLOCKED_BY,
    /** The target took the item's place. */
    DUPLICATE_OF
}
