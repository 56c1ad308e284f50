package dev.ferry.github;

import java.util.Locale;

/**
 * The few conditions that GitHub tells only in words, all in this one place. Everything else is decided by status,
 * header or error code. Texts are matched in lower case, as parts of the message.
 */
enum ErrorTexts {
    /** docs.github.com, "Rate limits for the REST API": "You have exceeded a secondary rate limit". */
    SECONDARY_LIMIT("secondary rate limit"),
    /** The older wording of the same, in recorded traffic: "You have triggered an abuse detection mechanism". */
    ABUSE_DETECTION("abuse detection"),
    /** docs.github.com, the same page: "API rate limit exceeded for …"; also the GraphQL message where the type is missing. */
    PRIMARY_LIMIT("api rate limit exceeded"),
    /** Field reports of GraphQL in 2026: type RATE_LIMIT, "API rate limit already exceeded for user ID". */
    PRIMARY_LIMIT_ALREADY("api rate limit already exceeded"),
    /** Field reports of bulk creation: code UNPROCESSABLE, "was submitted too quickly". */
    TOO_QUICKLY("was submitted too quickly"),
    /** Field reports of bulk transfers (cli/cli 4691, 6920): HTTP 200 and this, whether the mutation happened or not. */
    SOMETHING_WENT_WRONG("something went wrong while executing your query"),
    /**
     * docs.github.com, "Troubleshooting the REST API": "Resource not accessible by integration", "… by personal access token";
     * the repository shows such a token's user as one who may write.
     */
    NOT_ACCESSIBLE("resource not accessible by"),
    /** Recorded: 403, "Repository was archived so is read-only." */
    ARCHIVED("archived so is read-only"),
    /** docs.github.com, "Issues": 410 where issues are disabled; recorded: "Issues has been disabled in this repository." */
    ISSUES_DISABLED("issues has been disabled"),
    /** The same of GraphQL, in field reports: "Issues are disabled for this repo". */
    ISSUES_ARE_DISABLED("issues are disabled"),
    /** The same of a transfer: "The target repository has issues disabled". */
    HAS_ISSUES_DISABLED("has issues disabled"),
    /** Field reports: code custom, "body is too long (maximum is 65536 characters)". */
    TOO_LONG("is too long"),
    /** Field reports of repeated transfers: "must be different from the current repository". */
    ALREADY_IN_REPOSITORY("must be different from the current repository"),
    /** One field report of a transfer: "Closed issues cannot be transferred". */
    CLOSED_ISSUE("closed issue"),
    /** What the same may be called of one issue; nobody reported it. */
    ISSUE_IS_CLOSED("issue is closed");

    private final String part;

    ErrorTexts(String part) {
        this.part = part;
    }

    boolean in(String message) {
        return message.toLowerCase(Locale.ROOT).contains(part);
    }
}
