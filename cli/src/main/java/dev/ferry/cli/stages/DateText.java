package dev.ferry.cli.stages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates as people write them on the command line; a day begins at 00:00 UTC. */
final class DateText {
    private DateText() {}

    /** Throws an IllegalArgumentException that says what is wrong with the text. */
    static Instant moment(String text) {
        try {
            String date = text.strip();
            return date.contains("T")
                    ? OffsetDateTime.parse(date).toInstant()
                    : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a date; write, for example, 2024-03-01 or 2024-03-01T12:00:00Z", e);
        }
    }
}
