package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.IssueIds;
import dev.ferry.archive.LegacyId;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Which issues of the archive a run plans: those that were named, or the first so many in legacy order, or all. */
public final class Selection {
    /** So many issues are held in memory at once. */
    private static final int LOOKED_UP = 200;

    private final Optional<IssueIds> ids;
    private final OptionalLong limit;

    private Selection(Optional<IssueIds> ids, OptionalLong limit) {
        this.ids = ids;
        this.limit = limit;
    }

    /** Every issue. */
    public static Selection all() {
        return new Selection(Optional.empty(), OptionalLong.empty());
    }

    /** Issues as {@link IssueIds} reads them. Throws an IllegalArgumentException that says what is wrong with the text. */
    public static Selection only(String text) {
        return new Selection(Optional.of(IssueIds.parse(text)), OptionalLong.empty());
    }

    /** Just these issues. */
    public static Selection of(Collection<LegacyId> ids) {
        return new Selection(Optional.of(IssueIds.of(ids)), OptionalLong.empty());
    }

    /** The same choice, but no more than the first so many of it in legacy order. */
    public Selection limit(long count) {
        if (count < 1) {
            throw new IllegalArgumentException("a limit must be at least 1, not " + count);
        }
        return new Selection(ids, OptionalLong.of(count));
    }

    /** How many of the first of them are meant; all where it is empty. */
    public OptionalLong limit() {
        return limit;
    }

    /** Whether the issue was named, or all are meant; the limit does not count here. */
    public boolean holds(LegacyId id) {
        return ids.map(chosen -> chosen.holds(id)).orElse(true);
    }

    /**
     * The archive's issues that were named, or all, in legacy order; the limit does not count here. Few are looked up, for
     * reading all of a large archive takes long.
     */
    public Iterable<Issue> issues(Archive archive) {
        Optional<Set<LegacyId>> few = ids.flatMap(chosen -> chosen.all(LOOKED_UP));
        if (few.isPresent()) {
            return archive.issues(few.get());
        }
        return () -> StreamSupport.stream(archive.issues().spliterator(), false)
                .filter(issue -> holds(issue.id()))
                .iterator();
    }

    /** Whether every issue of the archive is meant. */
    public boolean isAll() {
        return ids.isEmpty() && limit.isEmpty();
    }

    /** Whether it is just the ids that were named one by one. */
    boolean isNamedOnly() {
        return limit.isEmpty() && ids.filter(IssueIds::isNamedOnly).isPresent();
    }

    /** Throws an UnknownIssuesException where an id was named that the archive does not hold. */
    public void refuseUnknown(Archive archive) {
        Planning.refuseUnknown(archive, named());
    }

    /** The ids that were named one by one. */
    public Set<LegacyId> named() {
        return ids.map(IssueIds::named).orElse(Set.of());
    }

    /** The same text for the same selection. */
    @Override
    public String toString() {
        return ids.map(IssueIds::toString).orElse("all") + " " + limit;
    }
}
