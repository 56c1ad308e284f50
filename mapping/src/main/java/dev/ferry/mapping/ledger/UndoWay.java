package dev.ferry.mapping.ledger;

/** How an undo takes an issue back: for good, or so that it can still be read. */
public enum UndoWay {
    DELETE,
    CLOSE;

    /** What was done, for people: {@code deleted}. */
    public String done() {
        return this == DELETE ? "deleted" : "closed";
    }

    public UndoWay other() {
        return this == DELETE ? CLOSE : DELETE;
    }
}
