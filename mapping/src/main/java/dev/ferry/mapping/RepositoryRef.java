package dev.ferry.mapping;

/** A repository by its owner and name, {@code owner/name}; the server compares both without regard to case. */
public record RepositoryRef(String owner, String name) {
    public RepositoryRef {
        if (!valid(owner) || !valid(name)) {
            throw new IllegalArgumentException("not a repository name: '" + owner + "/" + name + "'; write owner/name");
        }
    }

    /** Reads {@code owner/name}; anything else is an {@link IllegalArgumentException} that shows the text. */
    public static RepositoryRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a repository name: '" + text + "'; write owner/name");
        }
        return new RepositoryRef(text.substring(0, slash), text.substring(slash + 1));
    }

    // The client refuses the same: the ledger must not hold a name that nobody can ask for.
    private static boolean valid(String part) {
        return part.matches("[A-Za-z0-9._-]+") && !part.equals(".") && !part.equals("..");
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
