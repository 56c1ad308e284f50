package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.ledger.ItemRow;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;

/**
 * Reads the issues of items that come in legacy order. It begins at the first of them, wherever in the archive that is,
 * and does not read through what lies between two that are far from each other. For one thread.
 */
final class ArchiveWalk {
    /** Reading past more issues than this takes longer than finding the next place anew. */
    private static final int PASSED_OVER = 2000;

    private final Archive archive;
    private Iterator<Issue> issues = Collections.emptyIterator();
    private Optional<Issue> here = Optional.empty();
    private boolean begun;

    ArchiveWalk(Archive archive) {
        this.archive = archive;
    }

    /** The item's issue, if the archive holds it. */
    Optional<Issue> to(ItemRow item) {
        return at(item).or(() -> archive.issue(item.id()));
    }

    /** The item's issue, if it stands at the item's place. */
    Optional<Issue> at(ItemRow item) {
        for (int passed = 0; isBefore(item); passed++) {
            if (passed == PASSED_OVER || !begun) {
                begun = true;
                issues = archive.issuesFrom(ArchivePlaces.from(item.position())).iterator();
                here = next();
                break;
            }
            here = next();
        }
        return here.filter(issue -> issue.id().equals(item.id()));
    }

    /** Behind the last issue there is none for any later item. */
    private boolean isBefore(ItemRow item) {
        return here.map(issue -> ArchivePlaces.of(issue).compareTo(item.position()) < 0)
                .orElse(!begun);
    }

    private Optional<Issue> next() {
        return issues.hasNext() ? Optional.of(issues.next()) : Optional.empty();
    }
}
