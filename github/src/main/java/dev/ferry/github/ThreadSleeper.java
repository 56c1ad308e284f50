package dev.ferry.github;

import java.time.Duration;

/** The one place of this module that sleeps. */
final class ThreadSleeper implements Sleeper {
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        // A rest below a millisecond must not become a busy loop.
        Thread.sleep(Math.max(1, duration.toMillis()));
    }
}
