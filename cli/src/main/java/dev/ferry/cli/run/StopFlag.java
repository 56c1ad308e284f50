package dev.ferry.cli.run;

import dev.ferry.github.Sleeper;
import dev.ferry.mapping.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop, shared by everything that runs: stages look at it between two items, and whoever waits waits on it,
 * so that a stop is not held up by an hour of quota. It is never taken back. Thread-safe.
 */
public final class StopFlag implements StopSignal, Sleeper {
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final Sleeper sleeper = Sleeper.system();

    /** Asks everything to stop at its next item boundary. */
    public void ask() {
        asked.countDown();
    }

    @Override
    public boolean isRaised() {
        return asked.getCount() == 0;
    }

    /**
     * Waits. A stop cuts long waits short; a short one is waited out, because then the item in hand gets done.
     *
     * @throws InterruptedException when a stop was asked for, or the thread is interrupted
     */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        sleepSlice(duration, duration);
    }

    @Override
    public void sleepSlice(Duration slice, Duration whole) throws InterruptedException {
        if (whole.compareTo(SHORT) <= 0) {
            sleeper.sleep(slice);
        } else if (asked.await(slice.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("a stop was asked for");
        }
    }
}
