package dev.ferry.github;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Dates as GitHub writes them. The import API answers with offsets other than Z, with and without fractions. */
final class Timestamps {
    private static final DateTimeFormatter ANY_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);
    /** The header github-authentication-token-expiration, in both spellings that were seen in public traffic. */
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss [z][Z]", Locale.ROOT);

    private Timestamps() {}

    static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text, ANY_OFFSET).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableAnswerException("not a time with an offset: " + text);
        }
    }

    /** GitHub takes whole seconds in UTC; a fraction would be refused by stricter servers. */
    static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> expiry(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), EXPIRY).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
