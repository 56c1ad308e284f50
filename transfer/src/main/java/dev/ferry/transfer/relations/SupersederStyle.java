package dev.ferry.transfer.relations;

/** How the final repository shows that another issue took an issue's place. */
public enum SupersederStyle {
    /** A closed issue is closed as a duplicate; where that can not be, a line of the body says it. */
    DUPLICATE,
    /** A line of the body says "Duplicate of". */
    TEXT,
    /** Not at all, but for what the rendered text says. */
    NONE
}
