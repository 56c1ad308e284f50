package dev.ferry.mapping.people;

import java.util.regex.Pattern;

/** An account's name on GitHub. */
public record GitHubLogin(String value) {
    // 39 characters at most; older accounts may end with a hyphen, those of an enterprise have an underscore.
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,38}");

    public GitHubLogin {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a GitHub login: " + value);
        }
    }

    /** Whether GitHub could have an account of this name. */
    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
