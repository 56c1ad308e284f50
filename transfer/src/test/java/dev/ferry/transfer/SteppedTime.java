package dev.ferry.transfer;

import java.time.Duration;
import java.time.Instant;

/** Passes only by waits and by what is said to take some: hours pass at once, and the same in every run. For one thread that waits. */
final class SteppedTime extends TestTime {
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }
}
