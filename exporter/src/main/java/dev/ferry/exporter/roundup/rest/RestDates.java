package dev.ferry.exporter.roundup.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as Roundup's REST interface spells them: {@code 2004-10-08.11:37:32}, UTC, without fractions. */
final class RestDates {
    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})\\.(\\d{2}):(\\d{2}):(\\d{2})");
    private static final int LENGTH = 19;
    private static final DateTimeFormatter FILTER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd.HH:mm:ss").withZone(ZoneOffset.UTC);

    private RestDates() {}

    /** As a tracker's SQLite database has it; empty where the text is no date. */
    static Optional<String> column(String text) {
        // Every text of the tracker comes by here.
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        Matcher m = SHAPE.matcher(text);
        return m.matches() ? Optional.of(m.replaceAll("$1$2$3$4$5$6.000")) : Optional.empty();
    }

    /**
     * A moment to search from that is early enough for all that changed since {@code at}: filters are read in the asking
     * user's time zone, and clocks may differ.
     */
    static String dayBefore(Instant at) {
        return FILTER.format(at.minus(Duration.ofHours(26)));
    }
}
