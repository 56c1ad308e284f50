package dev.ferry.transfer.move;

/** What a transfer does with closed issues where the server refuses to move them. */
public enum ClosedPolicy {
    /** Opens them, moves them, and closes them again with their reason; they bear the date of that. */
    REOPEN,
    /** Lets them fail. */
    FAIL
}
