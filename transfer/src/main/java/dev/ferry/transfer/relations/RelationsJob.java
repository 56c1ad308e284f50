package dev.ferry.transfer.relations;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.render.IssueLock;
import dev.ferry.transfer.rewrite.RewriteJob;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All that setting relations works with. {@code closedAt} tells when an issue was closed in the old tracker, if it was; {@code
 * notPlanned} whether it was closed there without being done; {@code lock} how it is to be locked; {@code newDates} whether issues may get
 * another closing date from being closed with another reason.
 */
public record RelationsJob(
        RewriteJob texts,
        Archive archive,
        Function<Issue, Optional<Instant>> closedAt,
        Predicate<Issue> notPlanned,
        Function<Issue, Optional<IssueLock>> lock,
        DependencyStyle dependencies,
        SupersederStyle superseder,
        boolean newDates) {

    /** Whether relations of this kind are not to be shown. */
    boolean leavesOut(RelationKind kind) {
        return switch (kind) {
            case BLOCKED_BY -> dependencies == DependencyStyle.NONE;
            case DUPLICATE_OF -> superseder == SupersederStyle.NONE;
            case NOT_PLANNED, LOCKED -> false;
        };
    }

    /** Whether relations of this kind are only written in texts. */
    boolean onlyWrites(RelationKind kind) {
        return switch (kind) {
            case BLOCKED_BY -> dependencies == DependencyStyle.TASK_LIST;
            case DUPLICATE_OF -> superseder == SupersederStyle.TEXT;
            case NOT_PLANNED, LOCKED -> false;
        };
    }
}
