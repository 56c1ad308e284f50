package dev.ferry.transfer;

import dev.ferry.github.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Runs faster than the world's time: quiet times and pauses last, and cost little. */
final class FastTime extends TestTime {
    private static final int FACTOR = 20;

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final AtomicLong skipped = new AtomicLong();

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - startNanos) * FACTOR + skipped.get());
    }

    @Override
    void pass(Duration duration) {
        skipped.addAndGet(duration.toNanos());
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Sleeper.system().sleep(duration.dividedBy(FACTOR));
    }
}
