package dev.ferry.github;

/** Why requests wait. */
public enum WaitKind {
    PACING("keeping to the configured or learned writes a minute and an hour"),
    PRIMARY_LIMIT("GitHub's hourly quota of requests is used up"),
    SECONDARY_LIMIT("GitHub asked to slow down (secondary rate limit)"),
    CONTENT_LIMIT("GitHub's limit for creating content is reached"),
    SERVER_TROUBLE("GitHub answers with errors of its own"),
    NETWORK("GitHub can not be reached"),
    HELD("paused by the operator"),
    TOKEN("no token is left that GitHub takes");

    private final String text;

    WaitKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether a write that met it was too fast: "something went wrong" may have other reasons, and would slow all writes for ever. */
    boolean teachesRate() {
        return this == SECONDARY_LIMIT || this == CONTENT_LIMIT;
    }
}
