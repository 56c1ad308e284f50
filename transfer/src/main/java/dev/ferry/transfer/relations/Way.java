package dev.ferry.transfer.relations;

/** What is to be done for a relation. */
enum Way {
    /** Nothing any more. */
    DONE,
    /** Nothing: it is not to be shown. */
    LEFT_OUT,
    /** Nothing yet: one of the two issues is not in the final repository. */
    WAITING,
    /** GitHub is asked to take it. */
    ASKED,
    /** A line of text says it. */
    WRITTEN
}
