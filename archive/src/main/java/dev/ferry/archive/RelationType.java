package dev.ferry.archive;

/** How one issue points to another. */
public enum RelationType {
    /** This issue can not be done before the other one. */
    DEPENDS_ON,
    /** The other issue replaces this one. */
    SUPERSEDED_BY,
    /** Any other link between two issues. */
    RELATES_TO
}
