package dev.ferry.exporter.roundup.rest;

import io.github.resilience4j.core.functions.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a question is asked, and how long the pauses in between are.
 *
 * @param attempts at most
 * @param first the pause after the first failure; doubles each time
 * @param longest of the pauses that Ferry chooses itself; what the server asks for is kept up to an hour
 */
public record Pauses(int attempts, Duration first, Duration longest) {
    private static final Duration MOST_OBEYED = Duration.ofHours(1);

    /** Patient enough for a restart of the tracker: about five minutes in all. */
    public static Pauses usual() {
        return new Pauses(10, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    /** For whoever only wants to know whether it works. */
    public static Pauses hasty() {
        return new Pauses(2, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    Duration before(int attempt, Either<Throwable, ?> result) {
        Duration own = first.multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration chosen = own.compareTo(longest) > 0 ? longest : own;
        Optional<Duration> asked = result.isLeft() && result.getLeft() instanceof TransientException failure
                ? failure.pause()
                : Optional.empty();
        return asked.map(wait -> wait.compareTo(MOST_OBEYED) > 0 ? MOST_OBEYED : wait)
                .orElse(chosen);
    }

    /** {@code Retry-After} as seconds or as a date, which is one of the server's clock: {@code now} is what that says. */
    static Optional<Duration> told(@Nullable String retryAfter, Optional<Instant> now) {
        if (retryAfter == null || retryAfter.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter.strip())))
                    .filter(wait -> !wait.isNegative());
        } catch (NumberFormatException e) {
            return date(retryAfter)
                    .flatMap(until -> now.map(at -> Duration.between(at, until)))
                    .filter(wait -> !wait.isNegative());
        }
    }

    /** A header's date; empty where there is none. */
    static Optional<Instant> date(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
