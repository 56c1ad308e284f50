package dev.ferry.mapping.ledger;

/** How far the taking back of one issue is. */
public enum UndoState {
    /** Confirmed, and nothing was asked of the server. */
    PLANNED,
    /** Its request was announced: perhaps it left, perhaps not, so the issue is looked at before anything else. */
    SENDING,
    /** Taken back. */
    DONE,
    /** Somebody else had deleted it. */
    GONE,
    /** Not touched, for a reason. */
    LEFT
}
