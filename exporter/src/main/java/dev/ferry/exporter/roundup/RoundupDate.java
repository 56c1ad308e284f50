package dev.ferry.exporter.roundup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Roundup's dates, always UTC: {@code 20050106222945.323} in SQLite, {@code 2005-01-06 22:29:45.323} in PostgreSQL,
 * {@code 2005-01-06.22:29:45} where people see them. Fractions are kept to the nanosecond.
 */
final class RoundupDate {
    private static final Pattern SHAPE =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})[ T.]?(\\d{2}):?(\\d{2}):?(\\d{2})(?:\\.(\\d{1,9})\\d*)?");

    private RoundupDate() {}

    /** Empty where the text is no date. */
    static Optional<Instant> parse(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        String fraction = m.group(7);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        try {
            // Roundup rounds 59.9996 seconds up to 60: added as seconds, the minute carries.
            return Optional.of(LocalDateTime.of(number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5))
                    .plusSeconds(number(m, 6))
                    .plusNanos(nanos)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
