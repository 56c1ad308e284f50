package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.github.Secret;

/** The token as {@code ferry.yaml} gives it: usually a variable, looked up only when the token is needed. */
final class TokenText {
    private final String text;
    private final Variables variables;

    TokenText(String text, Variables variables) {
        this.text = text;
        this.variables = variables;
    }

    Secret secret() {
        try {
            return new Secret(variables.fill(text).strip());
        } catch (IllegalArgumentException e) {
            throw new ConfigException("ferry.yaml: github.token: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
