package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells that a token is about to end, once for each of a few times before. Not thread-safe; the gate guards it. */
final class Expiry {
    private static final List<Duration> BEFORE = List.of(Duration.ofDays(3), Duration.ofDays(1), Duration.ofHours(1));

    private int told;

    /** What to say now, if anything. */
    Optional<String> warning(Instant end, Instant now) {
        int due = 0;
        for (Duration before : BEFORE) {
            due += end.minus(before).isAfter(now) ? 0 : 1;
        }
        if (due <= told) {
            return Optional.empty();
        }
        told = due;
        return Optional.of("the token expires at " + end);
    }

    /** Another token is in its place. */
    void forget() {
        told = 0;
    }
}
