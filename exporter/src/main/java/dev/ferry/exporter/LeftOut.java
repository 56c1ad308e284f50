package dev.ferry.exporter;

/** Why something that the tracker holds is not in the archive. */
public enum LeftOut {
    /** {@code --only} names other issues; its messages and files stay out with it. */
    ISSUE_NOT_CHOSEN("issue", "not chosen"),
    /** Nothing happened to it since the time that was given; its messages and files stay out with it. */
    INACTIVE_ISSUE("issue", "not active since"),
    RETIRED_ISSUE("issue", "retired"),
    RETIRED_MESSAGE("message", "retired"),
    RETIRED_FILE("file", "retired"),
    /** Its property matches a rule under {@code source.private}; its messages and files stay out with it. */
    PRIVATE_ISSUE("issue", "private"),
    SPAM_MESSAGE("message", "spam"),
    SPAM_FILE("file", "spam"),
    /** No issue holds it: somebody took it out of its issue. */
    UNLINKED_MESSAGE("message", "unlinked"),
    UNLINKED_FILE("file", "unlinked"),
    /** Its record is in the archive, its bytes are not: no bytes of files were wanted. */
    FILE_BYTES("file content", "not wanted"),
    /** Its record is in the archive, its bytes are more than wanted. */
    LARGE_FILE_BYTES("file content", "too large"),
    /** The untouched bytes of a message that was not UTF-8 and of whose text something was redacted. */
    REDACTED_RAW_MESSAGE("raw message", "redacted");

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
