package dev.ferry.github;

/** The kinds of request that the statistics tell apart. */
public enum RequestKind {
    ACCOUNT,
    RATE_LIMIT,
    REPOSITORY,
    INTERACTIONS,
    LABELS,
    MILESTONES,
    ASSIGNEES,
    IMPORT_START,
    IMPORT_STATUS,
    IMPORT_LIST,
    ISSUE_READ,
    ISSUE_LIST,
    ISSUE_CREATE,
    ISSUE_EDIT,
    DEPENDENCY_LIST,
    DEPENDENCY_ADD,
    COMMENT_LIST,
    COMMENT_CREATE,
    COMMENT_EDIT,
    GRAPHQL_QUERY,
    GRAPHQL_MUTATION
}
