package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.PlannedItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
        if (selection.isNamedOnly()) {
            return planNamed(selection.named());
        }
        PlanningBookmark bookmark = PlanningBookmark.of(job, selection);
        if (!bookmark.isSet()) {
            refuseUnknown(job.archive(), selection.named());
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

    /** Without reading the others; a trial that is gone on with asks nothing of the archive. */
    private long planNamed(Set<LegacyId> named) {
        MigrationView migration = job.ledger().view();
        List<LegacyId> fresh = named.stream()
                // One that is gone from the tracker is known, and unknown to this archive all the same.
                .filter(id -> migration
                        .item(id)
                        .filter(item -> item.state() != ItemState.SKIPPED)
                        .isEmpty())
                .sorted()
                .toList();
        refuseUnknown(job.archive(), fresh);
        for (int from = 0; from < fresh.size(); from += BATCH) {
            List<LegacyId> portion = fresh.subList(from, Math.min(from + BATCH, fresh.size()));
            take(job.archive().issues(portion).stream().map(Planning::item).toList());
        }
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
    static void refuseUnknown(Archive archive, Collection<LegacyId> named) {
        List<LegacyId> missing = named.stream()
                .filter(id -> archive.title(id).isEmpty())
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new UnknownIssuesException("the archive holds no issue "
                    + missing.stream().map(LegacyId::value).collect(Collectors.joining(", "))
                    + "; `ferry archive info` tells what it holds, and its export report what was left out");
        }
    }
}
