package dev.ferry.github;

import java.util.Locale;

/** A repository as {@code owner/name}. GitHub compares both without regard to case; {@link #same} does too. */
public record RepositoryName(String owner, String name) {
    public RepositoryName {
        if (!valid(owner) || !valid(name)) {
            throw new IllegalArgumentException("not a repository name: '" + owner + "/" + name + "'; write owner/name");
        }
    }

    /** Reads {@code owner/name}; anything else is an {@link IllegalArgumentException} that shows the text. */
    public static RepositoryName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a repository name: '" + text + "'; write owner/name");
        }
        return new RepositoryName(text.substring(0, slash), text.substring(slash + 1));
    }

    public boolean same(RepositoryName other) {
        return key().equals(other.key());
    }

    String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    private static boolean valid(String part) {
        return part.matches("[A-Za-z0-9._-]+") && !part.equals(".") && !part.equals("..");
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
