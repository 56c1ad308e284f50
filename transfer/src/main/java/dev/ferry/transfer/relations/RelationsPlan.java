package dev.ferry.transfer.relations;

/**
 * What a run would do, by archive and ledger alone. {@code asDuplicates} counts issues that were closed in the old tracker: one that
 * somebody opened since is written. {@code done} are of earlier runs; {@code waiting} for an issue that is not in the final
 * repository.
 */
public record RelationsPlan(
        long blockedBy, long tasks, long asDuplicates, long duplicateLines, long done, long waiting, long edits) {
    /** Relations that are to be asked for or written. */
    public long open() {
        return blockedBy + tasks + asDuplicates + duplicateLines;
    }

    /** What the server's limits count. */
    public long modifications() {
        return blockedBy + asDuplicates + edits;
    }
}
