package dev.ferry.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** A clock that only moves when somebody sleeps. */
final class FakeTime extends Clock implements Sleeper {
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private Instant now = START;

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        now = now.plus(duration.isNegative() ? Duration.ZERO : duration);
    }

    synchronized Duration elapsed() {
        return Duration.between(START, now);
    }

    Surroundings surroundings() {
        return new Surroundings(this, this, new Random(7));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
