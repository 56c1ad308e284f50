package dev.ferry.archive;

/** Where an entry of issues ends; the same for equal issues, whoever writes them. */
final class EntryCut {
    /** So many issues stand in one entry at most. */
    static final int ISSUES_PER_ENTRY = 500;

    /** An entry also ends when its texts pass this many characters, so that it can be held in memory. */
    private static final long CHARS_PER_ENTRY = 8L << 20;

    private int issues;
    private long chars;

    /** Counts the entry's next issue; true where it is the entry's last. */
    boolean endsWith(Issue issue) {
        issues++;
        chars += TextSize.of(issue);
        if (issues < ISSUES_PER_ENTRY && chars <= CHARS_PER_ENTRY) {
            return false;
        }
        issues = 0;
        chars = 0;
        return true;
    }
}
