package dev.ferry.github;

import java.net.URI;
import java.util.Optional;

/**
 * How fast and how wide Ferry may go. Absent rates mean unpaced until the server teaches one. A write is one
 * modification: a GraphQL document with twenty mutations is twenty. {@code writers} and {@code readers} bound
 * the requests in flight of each token; GitHub allows 100 together. Where it is {@code adaptive}, {@code writers} is the
 * most that there may be, and how many there are follows from how the server answers (docs/concurrency.md).
 */
public record LimitOptions(
        Optional<Integer> writesPerMinute,
        Optional<Integer> writesPerHour,
        int writers,
        int readers,
        boolean adaptive) {
    private static final int UNPACED = 32;

    public LimitOptions {
        positive("writes a minute", writesPerMinute.orElse(1));
        positive("writes an hour", writesPerHour.orElse(1));
        positive("writers", writers);
        positive("readers", readers);
    }

    /** api.github.com: GitHub's published 80 a minute and 500 an hour, one writer. Any other host: unpaced and adaptive. */
    public static LimitOptions defaultsFor(URI api) {
        return "api.github.com".equalsIgnoreCase(api.getHost())
                ? new LimitOptions(Optional.of(80), Optional.of(500), 1, 4, false)
                : unpaced();
    }

    public static LimitOptions unpaced() {
        return new LimitOptions(Optional.empty(), Optional.empty(), UNPACED, UNPACED, true);
    }

    public LimitOptions withRates(Optional<Integer> perMinute, Optional<Integer> perHour) {
        return new LimitOptions(perMinute, perHour, writers, readers, adaptive);
    }

    /** Exactly so many writes at once, however the server answers. */
    public LimitOptions withWriters(int count) {
        return new LimitOptions(writesPerMinute, writesPerHour, count, readers, false);
    }

    public LimitOptions withReaders(int count) {
        return new LimitOptions(writesPerMinute, writesPerHour, writers, count, adaptive);
    }

    private static void positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
    }
}
