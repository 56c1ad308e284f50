package dev.ferry.exporter;

/** Told of every issue that is in the archive or left out on purpose; called by the exporting thread, between issues. */
@FunctionalInterface
public interface ExportProgress {
    /** {@code total} may be higher than what is reached in the end. */
    void issues(long done, long total);

    /** Whether the operator asked the export to stop; looked at between issues. */
    default boolean stopRequested() {
        return false;
    }

    static ExportProgress silent() {
        return (done, total) -> {};
    }
}
