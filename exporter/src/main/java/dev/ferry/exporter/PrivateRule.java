package dev.ferry.exporter;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Issue;

/** Keeps an issue out of the archive when one of its property's values has this text; exact, case counts. */
public record PrivateRule(String property, String value) {
    /** Reads {@code property=value} as written under {@code source.private}. */
    public static PrivateRule parse(String rule) {
        int equals = rule.indexOf('=');
        if (equals <= 0 || equals == rule.length() - 1) {
            throw new ConfigException("source.private: '" + rule + "' is not PROPERTY=VALUE, such as type=security");
        }
        return new PrivateRule(
                rule.substring(0, equals).strip(), rule.substring(equals + 1).strip());
    }

    boolean covers(Issue issue) {
        return issue.property(property).stream().anyMatch(v -> v.text().equals(value));
    }

    @Override
    public String toString() {
        return property + "=" + value;
    }
}
