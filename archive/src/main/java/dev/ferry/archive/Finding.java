package dev.ferry.archive;

import java.util.OptionalLong;

/**
 * Something wrong with an archive: in which entry, on which line (from 1, where it is about one), and what. An
 * {@link Severity#ERROR} makes the archive unusable, a {@link Severity#WARNING} does not.
 */
public record Finding(Severity severity, String entry, OptionalLong line, String message) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    static Finding error(String entry, String message) {
        return new Finding(Severity.ERROR, entry, OptionalLong.empty(), message);
    }

    static Finding error(String entry, long line, String message) {
        return new Finding(Severity.ERROR, entry, OptionalLong.of(line), message);
    }

    static Finding warning(String entry, long line, String message) {
        return new Finding(Severity.WARNING, entry, OptionalLong.of(line), message);
    }

    /** Entry, line and message as one line of text. */
    @Override
    public String toString() {
        String where = entry + (line.isPresent() ? " line " + line.getAsLong() : "");
        return (where.isEmpty() ? "" : where + ": ") + message;
    }
}
