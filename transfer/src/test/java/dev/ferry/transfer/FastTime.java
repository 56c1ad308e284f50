package dev.ferry.transfer;

import dev.ferry.github.Sleeper;
import java.time.Duration;
import java.time.Instant;

/** Runs faster than the world's time: quiet times and pauses last, and cost little. */
final class FastTime extends TestTime {
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
}
