package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.LegacyPosition;
import java.util.Optional;
import java.util.function.Predicate;

/** Ledger and archive are both in legacy order, so the place of an item tells where its issue stands. */
final class ArchivePlaces {
    private ArchivePlaces() {}

    /** Holds of the issue at this place and of all after it. */
    static Predicate<Issue> from(LegacyPosition position) {
        return issue -> of(issue).compareTo(position) >= 0;
    }

    /** Holds of all issues after this place. */
    static Predicate<Issue> after(LegacyPosition position) {
        return issue -> of(issue).compareTo(position) > 0;
    }

    static LegacyPosition of(Issue issue) {
        return LegacyPosition.of(issue.created(), issue.id());
    }

    /** The item's issue; one that a newer archive has in another place is looked for in all of it, which takes its time. */
    static Optional<Issue> find(Archive archive, ItemRow item) {
        return archive.issue(item.id(), from(item.position())).or(() -> archive.issue(item.id()));
    }
}
