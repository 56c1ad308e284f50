package dev.ferry.mapping.ledger;

/** What became of a relation in the final repository. */
public enum RelationState {
    /** Asked for, and it is not certain that it was carried out. */
    SENDING,
    /** GitHub knows it. */
    PRESENT,
    /** GitHub does not take it: a line of text is to say it. */
    TO_WRITE,
    /** A line of text says it. */
    WRITTEN,
    /** One of the two issues was deleted or moved away. */
    GONE,
    /** It stays as people, or the server, left it; nothing else says it. */
    LEFT,
    /** Refused, or not begun; the next run asks again. */
    FAILED;

    /** Whether nothing is left to do, whatever people made of it since. */
    public boolean isDone() {
        return this == PRESENT || this == WRITTEN || this == GONE || this == LEFT;
    }
}
