package dev.ferry.exporter;

/** What was wrong with the tracker's data; the export went on and says what it did. */
public enum WarningKind {
    CONTENT_MISSING,
    CONTENT_UNREADABLE,
    /** Only the temporary copy of an unfinished commit was there; it was taken. */
    CONTENT_TEMPORARY,
    /** Read as windows-1252; the untouched bytes are in the archive's files. */
    NOT_UTF8,
    LINK_TO_MISSING,
    LINK_TO_RETIRED,
    /** Several issues hold the same message; it is in the archive with each of them. */
    SHARED_MESSAGE,
    JOURNAL_UNREADABLE,
    DATE_UNREADABLE,
    TITLE_MISSING,
    SCHEMA_MISMATCH,
    /** A login that is an e-mail address was cut at the @ because addresses stay out. */
    LOGIN_IS_ADDRESS,
    /** Who asks through REST without the right to see users gets no logins. */
    LOGIN_NOT_SHOWN,
    /** A rule under {@code source.private} matched no issue: mistyped? */
    PRIVATE_RULE_UNUSED,
    /** A value or a property is called private, confidential, embargoed or security, and no rule keeps such issues back. */
    MAYBE_PRIVATE,
    /** A pattern under {@code source.redact} fitted nothing: mistyped? */
    REDACTION_UNUSED
}
