package dev.ferry.exporter;

/** Hears how a tracker is fetched before it can be read, and may end that. Called by the thread that opens it. */
public interface FetchProgress {
    /** So many of a class's items were fetched, of so many that are to be. */
    void fetched(String className, long done, long total);

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
            public boolean stopRequested() {
                return false;
            }
        };
    }
}
