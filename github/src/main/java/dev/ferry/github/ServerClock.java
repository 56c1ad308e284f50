package dev.ferry.github;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * How far this machine's clock is ahead of the server's, by the {@code Date} of its answers (RFC 9110, 6.6.1). The way of an
 * answer counts as being ahead, so it is never taken for less than it is. Safe for any thread.
 */
final class ServerClock {
    /** In milliseconds. */
    private final LongAccumulator ahead = new LongAccumulator(Math::max, 0);

    private final AtomicReference<@Nullable Duration> latest = new AtomicReference<>();

    /** Takes note of an answer that has just come. */
    void heard(Facts facts) {
        facts.header("date").flatMap(Timestamps::httpDate).ifPresent(date -> {
            Duration offset = Duration.between(date, facts.now());
            ahead.accumulate(offset.toMillis());
            latest.set(offset);
        });
    }

    /** The latest that was seen, negative where this machine's clock is behind; empty before any answer told a time. */
    Optional<Duration> offset() {
        return Optional.ofNullable(latest.get());
    }

    /** The most that was seen; zero where the server's clock is ahead, or where it tells no time. */
    Duration ahead() {
        return Duration.ofMillis(ahead.get());
    }
}
