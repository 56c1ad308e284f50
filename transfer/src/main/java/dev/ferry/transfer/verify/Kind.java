package dev.ferry.transfer.verify;

/** What a difference means. */
public enum Kind {
    /** It is not as it was promised. */
    WRONG,
    /** Somebody edited it after the move: no fault of the migration. */
    EDITED_BY_PEOPLE,
    /** Told for information; nobody promised it. */
    NOTE
}
