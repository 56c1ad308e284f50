package dev.ferry.transfer.relations;

/** What is to be done for a relation. */
public enum Way {
    /** Nothing any more. */
    DONE,
    /** Nothing: it is not to be shown. */
    LEFT_OUT,
    /** Nothing yet: one of the two issues is not in the final repository, or open there for its transfer alone. */
    WAITING,
    /** Nothing yet: one of the two failed. */
    ITEM_FAILED,
    /** Nothing yet, perhaps never: one of the two issues was not imported. */
    NOT_IMPORTED,
    /** Nothing, until somebody chooses: the issue would lose its closing date. */
    HELD,
    /** GitHub is asked to take it. */
    ASKED,
    /** A line of text says it. */
    WRITTEN
}
