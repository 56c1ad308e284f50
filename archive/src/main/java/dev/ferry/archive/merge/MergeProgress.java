package dev.ferry.archive.merge;

/** Told of every issue of the merged archive; called by the merging thread. */
@FunctionalInterface
public interface MergeProgress {
    /** The first call comes before the first issue, with none done. */
    void issues(long done, long total);

    static MergeProgress silent() {
        return (done, total) -> {};
    }
}
