package dev.ferry.mapping.people;

import java.util.Locale;
import java.util.Optional;

/** Finds the account's name in what people typed into a field for it: {@code @name}, addresses, dots at the end. */
final class LoginCleaner {
    private LoginCleaner() {}

    static Optional<GitHubLogin> clean(String typed) {
        String text = typed.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        int host = lower.indexOf("github.com/");
        if (host >= 0) {
            text = text.substring(host + "github.com/".length());
        }
        text = text.startsWith("@") ? text.substring(1) : text;
        int end = text.length();
        while (end > 0 && "./ \t,;".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        text = text.substring(0, end);
        return GitHubLogin.isValid(text) ? Optional.of(new GitHubLogin(text)) : Optional.empty();
    }
}
