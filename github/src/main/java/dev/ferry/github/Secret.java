package dev.ferry.github;

/** A token. Its text is three stars wherever it is printed; only the client reads the value. */
public final class Secret {
    private final String value;

    /**
     * Refuses what can not be a token: empty text, blanks, line ends and letters outside ASCII (a copied quote, a forgotten newline).
     */
    public Secret(String value) {
        boolean plain = !value.isEmpty() && value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (!plain) {
            throw new IllegalArgumentException(
                    "the token is empty or holds blanks or line ends; give it exactly as GitHub showed it");
        }
        this.value = value;
    }

    String reveal() {
        return value;
    }

    /**
     * The text with every occurrence of the secret starred out: a server may echo what it was sent. For texts that people read,
     * never for what is parsed.
     */
    public String redact(String text) {
        return text.replace(value, "***");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
