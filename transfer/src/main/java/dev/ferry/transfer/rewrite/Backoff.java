package dev.ferry.transfer.rewrite;

import dev.ferry.github.Sleeper;
import java.time.Duration;

/** How many rounds in vain are made at most, and the pause before the next: each round in vain makes it twice as long. */
record Backoff(int rounds, Duration first) {
    /** Of what is read anew before it is tried again. */
    static final Backoff OF_READING = new Backoff(6, Duration.ofMillis(250));

    /** Whether so many rounds in vain are enough. */
    boolean isOver(int inVain) {
        return inVain >= rounds;
    }

    /** Waits after so many rounds in vain. */
    void pause(Sleeper sleeper, int inVain) {
        try {
            sleeper.sleep(first.multipliedBy(1L << inVain));
        } catch (InterruptedException e) {
            // The next request ends the run.
            Thread.currentThread().interrupt();
        }
    }
}
