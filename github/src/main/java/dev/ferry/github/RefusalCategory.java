package dev.ferry.github;

/** Why GitHub did not do what it was asked, each with what the operator can do; reports group failures by it. */
public enum RefusalCategory {
    TEXT_TOO_LONG("shorten the text, or let it be split"),
    LABEL_INVALID("mend the label in the label map: at most 50 characters, no comma"),
    ASSIGNEE_INVALID("give the person access to the repository, or take the login out of the user map"),
    MILESTONE_INVALID("make the milestone in the repository first"),
    TOO_LARGE("send less in one request: the limit of the import API is 1 MB"),
    ALREADY_EXISTS("use what is there"),
    ALREADY_MOVED("look where the issue is now"),
    CLOSED("let it be opened, moved and closed again: `ferry transfer --closed reopen`"),
    INVALID("look at the detail and mend the archive or the mapping"),
    FORBIDDEN("check the token's rights, and that the repository is not archived and the issue not locked or full"),
    NOT_FOUND("check the name, and that the token may see it: GitHub answers 404 for what is hidden, too"),
    GONE("it was deleted, or issues are switched off in the repository's settings"),
    MOVED("use the new place that the answer names"),
    ARCHIVED("unarchive the repository in its settings, then run the same command again"),
    ISSUES_DISABLED("switch issues on in the repository's settings, then run the same command again"),
    CONFLICT("look at the item's state on GitHub, then try again"),
    THROTTLED("wait; it was not done and can be sent again as it is"),
    UNAUTHORIZED("give a valid token: this one is wrong, expired or revoked"),
    UNREACHABLE("check the network and githubstatus.com, then run the same command again"),
    UNEXPECTED(
            "check that the api address in the configuration is a GitHub API; keep the request id for GitHub's support");

    private final String advice;

    RefusalCategory(String advice) {
        this.advice = advice;
    }

    /** Whether it is the repository's state, which holds for every item alike: no item must fail for it. */
    public boolean holdsForAll() {
        return this == ARCHIVED || this == ISSUES_DISABLED;
    }

    public String advice() {
        return advice;
    }
}
