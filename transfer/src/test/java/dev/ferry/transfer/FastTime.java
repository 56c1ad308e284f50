package dev.ferry.transfer;

import dev.ferry.github.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A time that runs faster than the world's, for Ferry and the simulated GitHub alike: quiet times and pauses last, and cost little. */
final class FastTime extends Clock implements Sleeper {
    private static final int FACTOR = 20;

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - startNanos) * FACTOR);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Sleeper.system().sleep(duration.dividedBy(FACTOR));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
