package dev.ferry.exporter;

/** Why something that the tracker holds is not in the archive. */
public enum LeftOut {
    RETIRED_ISSUE("issue", "retired"),
    RETIRED_MESSAGE("message", "retired"),
    RETIRED_FILE("file", "retired"),
    /** Its property matches a rule under {@code source.private}; its messages and files stay out with it. */
    PRIVATE_ISSUE("issue", "private"),
    SPAM_MESSAGE("message", "spam"),
    SPAM_FILE("file", "spam"),
    /** No issue holds it: somebody took it out of its issue. */
    UNLINKED_MESSAGE("message", "unlinked"),
    UNLINKED_FILE("file", "unlinked");

    private final String what;
    private final String reason;

    LeftOut(String what, String reason) {
        this.what = what;
        this.reason = reason;
    }

    String what() {
        return what;
    }

    String reason() {
        return reason;
    }
}
