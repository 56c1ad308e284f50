package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.PlannedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells the ledger which issues of the archive are to be migrated, in legacy order. */
final class Planning {
    private static final int BATCH = 100;
    /** Holds the digest of the archive of which everything is planned, so that a resume need not read it again. */
    private static final String ALL_PLANNED = "import.all-planned";

    private final ImportJob job;
    private long added;

    Planning(ImportJob job) {
        this.job = job;
    }

    /** Plans what the selection holds and is not planned yet; returns how many that were. */
    long plan(Selection selection) {
        if (selection.isAll() && everythingIsPlanned(job.ledger().view(), job.archive())) {
            return added;
        }
        PlanningBookmark bookmark = PlanningBookmark.of(job, selection);
        if (!bookmark.isSet()) {
            refuseUnknown(job.archive(), selection);
        }
        List<PlannedItem> batch = new ArrayList<>();
        for (Issue issue : job.archive().issuesFrom(ArchivePlaces.after(bookmark.position()))) {
            if (!selection.holds(issue.id())) {
                continue;
            }
            if (bookmark.taken() + batch.size() == selection.limit().orElse(Long.MAX_VALUE)) {
                break;
            }
            batch.add(item(issue));
            if (batch.size() == BATCH) {
                take(batch);
                bookmark.passed(ArchivePlaces.of(issue), BATCH);
                batch.clear();
            }
        }
        take(batch);
        if (selection.isAll()) {
            job.ledger().putNote(ALL_PLANNED, job.archive().digest().hex());
        }
        bookmark.end();
        return added;
    }

    private void take(List<PlannedItem> batch) {
        added += job.ledger().plan(batch);
    }

    static PlannedItem item(Issue issue) {
        return PlannedItem.of(issue);
    }

    static boolean everythingIsPlanned(MigrationView migration, Archive archive) {
        return migration
                .note(ALL_PLANNED)
                .filter(archive.digest().hex()::equals)
                .isPresent();
    }

    /** Before anything is planned: a typing error must not plan half of what was meant. */
    static void refuseUnknown(Archive archive, Selection selection) {
        Set<LegacyId> found =
                archive.issues(selection.named()).stream().map(Issue::id).collect(Collectors.toSet());
        Set<LegacyId> missing = new TreeSet<>(selection.named());
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new UnknownIssuesException("--only: the archive holds no issue "
                    + missing.stream().map(LegacyId::value).collect(Collectors.joining(", "))
                    + "; `ferry archive info` tells what it holds, and its export report what was left out");
        }
    }
}
