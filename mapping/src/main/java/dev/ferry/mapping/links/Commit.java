package dev.ferry.mapping.links;

import dev.ferry.mapping.RepositoryRef;

/** A commit on GitHub. */
public record Commit(RepositoryRef repository, String hash) {}
