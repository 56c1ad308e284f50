package dev.ferry.transfer.relations;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.transfer.rewrite.RewriteJob;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that setting relations works with. {@code closedAt} tells when an issue was closed in the old tracker, if it was; {@code
 * newDates} whether issues may get another closing date from being closed as duplicates.
 */
public record RelationsJob(
        RewriteJob texts,
        Archive archive,
        Function<Issue, Optional<Instant>> closedAt,
        DependencyStyle dependencies,
        SupersederStyle superseder,
        boolean newDates) {

    /** Whether relations of this kind are not to be shown. */
    boolean leavesOut(RelationKind kind) {
        return switch (kind) {
            case BLOCKED_BY -> dependencies == DependencyStyle.NONE;
            case DUPLICATE_OF -> superseder == SupersederStyle.NONE;
        };
    }

    /** Whether relations of this kind are only written in texts. */
    boolean onlyWrites(RelationKind kind) {
        return switch (kind) {
            case BLOCKED_BY -> dependencies == DependencyStyle.TASK_LIST;
            case DUPLICATE_OF -> superseder == SupersederStyle.TEXT;
        };
    }
}
