package dev.ferry.github;

import java.time.Duration;

/** Waits; tests put one in that only moves their clock. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;

    static Sleeper system() {
        return new ThreadSleeper();
    }
}
