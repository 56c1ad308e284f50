package dev.ferry.github;

import java.time.Duration;

/** Waits; tests put one in that only moves their clock. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;

    /** Sleeps one slice of a wait that takes so long as a whole, which may decide whether a stop cuts it short. */
    default void sleepSlice(Duration slice, Duration whole) throws InterruptedException {
        sleep(slice);
    }

    static Sleeper system() {
        return new ThreadSleeper();
    }
}
