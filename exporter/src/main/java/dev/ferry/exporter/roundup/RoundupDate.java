package dev.ferry.exporter.roundup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
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
        return isSqliteForm(text) ? sqliteForm(text) : anyForm(text);
    }

    /** {@code 20050106222945.323} by position: an export reads millions of these. */
    private static boolean isSqliteForm(String text) {
        if (text.length() != 18 || text.charAt(14) != '.') {
            return false;
        }
        for (int i = 0; i < 18; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && i != 14) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Instant> sqliteForm(String text) {
        int nanos = digits(text, 15, 18) * 1_000_000;
        return instant(
                digits(text, 0, 4),
                digits(text, 4, 6),
                digits(text, 6, 8),
                digits(text, 8, 10),
                digits(text, 10, 12),
                digits(text, 12, 14),
                nanos);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static Optional<Instant> anyForm(String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        String fraction = m.group(7);
        int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        return instant(number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6), nanos);
    }

    private static Optional<Instant> instant(
            int year, int month, int day, int hour, int minute, int second, int nanos) {
        try {
            // Roundup rounds 59.9996 seconds up to 60: added as seconds, the minute carries.
            long days = LocalDate.of(year, month, day).toEpochDay();
            long seconds = ChronoField.HOUR_OF_DAY.checkValidValue(hour) * 3600
                    + ChronoField.MINUTE_OF_HOUR.checkValidValue(minute) * 60
                    + second;
            return Optional.of(Instant.ofEpochSecond(days * 86_400 + seconds, nanos));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
