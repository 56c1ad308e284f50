package dev.ferry.github;

import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * How far this machine's clock is ahead of the server's, by the {@code Date} of its answers (RFC 9110, 6.6.1). The way of an
 * answer counts as being ahead, so it is never taken for less than it is. Safe for any thread.
 */
final class ServerClock {
    /** In milliseconds. */
    private final LongAccumulator ahead = new LongAccumulator(Math::max, 0);

    /** Takes note of an answer that has just come. */
    void heard(Facts facts) {
        facts.header("date")
                .flatMap(Timestamps::httpDate)
                .ifPresent(date ->
                        ahead.accumulate(Duration.between(date, facts.now()).toMillis()));
    }

    /** The most that was seen; zero where the server's clock is ahead, or where it tells no time. */
    Duration ahead() {
        return Duration.ofMillis(ahead.get());
    }
}
