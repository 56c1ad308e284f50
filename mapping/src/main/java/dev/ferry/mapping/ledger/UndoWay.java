package dev.ferry.mapping.ledger;

/** How an undo takes an issue back: for good, or so that it can still be read. */
public enum UndoWay {
    DELETE,
    CLOSE
}
