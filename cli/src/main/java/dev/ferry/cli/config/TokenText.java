package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.github.Secret;
import dev.ferry.github.TokenSource;
import java.util.List;
import java.util.function.Supplier;

/** A secret as {@code ferry.yaml} gives it: usually a variable, looked up only when the secret is needed. */
final class TokenText {
    private final String key;
    private final String text;
    private final Variables variables;

    TokenText(String key, String text, Variables variables) {
        this.key = key;
        this.text = text;
        this.variables = variables;
    }

    Secret secret() {
        return reading(() -> new Secret(variables.fill(text).strip()));
    }

    /** The same for the client: no running process sees a change of its environment. */
    TokenSource source() {
        List<String> names = Variables.names(text);
        String what = names.isEmpty() ? "write a new one there" : "set " + String.join(", ", names) + " to a new one";
        return TokenSource.fixed(
                secret(),
                key,
                what + " and run the same command again (a running one does not see it; a token-file it reads again)");
    }

    /** The text as it is, for what is not GitHub's and may hold anything. */
    String password() {
        return reading(() -> variables.fill(text));
    }

    /** The reader of the configuration, which adds the key elsewhere, is long gone. */
    private <T> T reading(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigException("ferry.yaml: " + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
