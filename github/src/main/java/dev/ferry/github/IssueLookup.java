package dev.ferry.github;

/** What the server says about one issue number. */
public sealed interface IssueLookup {
    record Found(IssueView issue) implements IssueLookup {}

    /** It was transferred; this is the issue where it is now, in the repository that it names. */
    record Moved(IssueView issue) implements IssueLookup {}

    /** It was deleted (410). */
    record Gone() implements IssueLookup {}

    /** Never there, or moved or deleted and not to be seen by this token (404). */
    record NotFound() implements IssueLookup {}
}
