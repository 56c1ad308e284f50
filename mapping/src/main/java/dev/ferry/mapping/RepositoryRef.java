package dev.ferry.mapping;

import java.util.regex.Pattern;

/** A repository by its owner and name, {@code owner/name}; the server compares both without regard to case. */
public record RepositoryRef(String owner, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]+");

    public RepositoryRef {
        if (!PART.matcher(owner).matches() || !PART.matcher(name).matches()) {
            throw new IllegalArgumentException("not a repository's owner/name: " + owner + "/" + name);
        }
    }

    /** Reads {@code owner/name}; anything else is an IllegalArgumentException. */
    public static RepositoryRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a repository's owner/name: " + text);
        }
        return new RepositoryRef(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
