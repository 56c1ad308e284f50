package dev.ferry.exporter;

import java.time.Duration;

/** Hears how a tracker is fetched before it can be read, and may end that. Called by the thread that opens it, unless said otherwise. */
public interface FetchProgress {
    /** So many of a class's items were fetched, of so many that are to be. */
    void fetched(String className, long done, long total);

    /** The tracker did not answer or asked for a pause, for the reason given; told by any thread. */
    void waiting(String reason, Duration pause);

    /** Whether to stop; what was fetched is kept. */
    boolean stopRequested();

    /** Hears nothing. */
    static FetchProgress silent() {
        return new FetchProgress() {
            @Override
            public void fetched(String className, long done, long total) {
                // Nobody looks.
            }

            @Override
            public void waiting(String reason, Duration pause) {
                // Nobody looks.
            }

            @Override
            public boolean stopRequested() {
                return false;
            }
        };
    }
}
