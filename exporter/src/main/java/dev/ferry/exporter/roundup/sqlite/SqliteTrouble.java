package dev.ferry.exporter.roundup.sqlite;

import java.sql.SQLException;

/** What SQLite failed at, by its primary result code (sqlite.org/rescode.html). */
public enum SqliteTrouble {
    /** Another program holds a lock. */
    LOCKED,
    /** No room for what is to be written. */
    FULL,
    /** A file can not be opened, or not in the way that is needed. */
    FORBIDDEN,
    /** The system failed to read or write. */
    BROKEN_DISK,
    /** What is in the file is not a database, or a damaged one. */
    DAMAGED,
    /** Anything else. */
    OTHER;

    private static final int PRIMARY = 0xff;

    public static SqliteTrouble of(SQLException e) {
        return switch (e.getErrorCode() & PRIMARY) {
            case 5, 6 -> LOCKED;
            case 13 -> FULL;
            case 3, 8, 14, 23 -> FORBIDDEN;
            case 10 -> BROKEN_DISK;
            case 11, 26 -> DAMAGED;
            default -> OTHER;
        };
    }

    /** Whether room or rights would help. */
    public boolean isOfTheDisk() {
        return this == FULL || this == FORBIDDEN || this == BROKEN_DISK;
    }
}
