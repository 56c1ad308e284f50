package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import java.util.Optional;

/**
 * One field that is not what the archive gives; {@code where} is the address on GitHub, where there is one. {@code
 * brief} says the same in one line for people, with of long texts only the place where they part.
 */
public record Difference(
        Optional<LegacyId> item,
        Kind kind,
        Optional<String> where,
        String field,
        String expected,
        String actual,
        String brief) {
    static final String UPDATED = "updated";

    Difference(
            Optional<LegacyId> item, Kind kind, Optional<String> where, String field, String expected, String actual) {
        this(item, kind, where, field, expected, actual, "expected '" + expected + "', found '" + actual + "'");
    }

    /** Whether it tells people nothing one by one: dates of the last change are expected to differ. */
    public boolean isOnlyCounted() {
        return kind == Kind.NOTE && field.equals(UPDATED);
    }
}
