package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.PartRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The server's list of imports names every import it took since, also those that nobody was told of; the marker in the issue
 * that one of these became says whose it is.
 */
final class BulkReconciliation implements Reconciliation {
    /** Whatever was sent before the doubt is on these pages, by the thousands where nothing limits it; imports end meanwhile. */
    private static final int PAGES_A_LOOK = 10;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** An import that hangs may be the lost one; it is given several quiet times before a second one is risked. */
    private static final int PATIENCE_WITH_PENDING = 5;

    private final ImportJob job;
    private final Clock clock;
    /** Imports that were looked at and can not be the lost one: of other issues, or of items that are past this. */
    private final Set<Long> settled = new HashSet<>();

    private final Doubts all;
    private Instant nextLook = Instant.EPOCH;
    private Optional<Walk> walk = Optional.empty();
    /** By this run: the walk that an earlier one was at. */
    private boolean isKeptUsed;

    BulkReconciliation(ImportJob job, Set<LegacyId> outdated) {
        this.job = job;
        clock = job.surroundings().clock();
        all = new Doubts(job, outdated);
    }

    @Override
    public boolean isNeeded() {
        return !all.all().isEmpty();
    }

    @Override
    public Found look() {
        Instant now = clock.instant();
        if (walk.isEmpty()) {
            if (now.isBefore(nextLook)) {
                return Found.NOTHING;
            }
            walk = begin(now);
        }
        if (walk.isEmpty() || !walk.get().goOn()) {
            return Found.NOTHING;
        }
        Walk ended = walk.get();
        walk = Optional.empty();
        Found found = ended.found();
        // What a walk of an earlier run did not find is sent again first; only then comes another walk, or at once.
        boolean atOnce = ended.isOfEarlierRun && found.again().isEmpty();
        nextLook = atOnce ? now : clock.instant().plus(job.rest(BETWEEN_LOOKS));
        return found;
    }

    private Optional<Walk> begin(Instant now) {
        nextLook = now.plus(job.rest(BETWEEN_LOOKS));
        Map<LegacyId, PartRow> doubts = all.all();
        if (doubts.isEmpty()) {
            ImportSweep.forget(job.ledger());
            return Optional.empty();
        }
        Optional<ImportSweep> kept = isKeptUsed ? Optional.empty() : ImportSweep.kept(job.ledger(), now);
        isKeptUsed = true;
        ImportSweep sweep = kept.orElseGet(
                () -> ImportSweep.begin(job.ledger(), now, all.oldest(doubts.values()), doubts.keySet()));
        return Optional.of(new Walk(doubts, sweep, kept.isPresent()));
    }

    private Instant deadline(PartRow part, boolean somePending) {
        Duration quiet = somePending ? job.quiet().multipliedBy(PATIENCE_WITH_PENDING) : job.quiet();
        return Doubts.sent(part).plus(quiet);
    }

    /** A walk through the imports, and what it brings. */
    private final class Walk {
        private final Map<LegacyId, PartRow> doubts;
        private final ImportSweep sweep;
        private final boolean isOfEarlierRun;
        /** Imports that were begun, are in doubt because they hung, and may have come to their end after all. */
        private final Set<Long> hung = new HashSet<>();

        private final Set<LegacyId> found = new HashSet<>();
        private final Set<LegacyId> lacking = new HashSet<>();

        Walk(Map<LegacyId, PartRow> doubts, ImportSweep sweep, boolean isOfEarlierRun) {
            this.doubts = doubts;
            this.sweep = sweep;
            this.isOfEarlierRun = isOfEarlierRun;
            doubts.values().forEach(part -> part.importId().ifPresent(hung::add));
        }

        /** Reads some pages; returns whether they were the last. */
        boolean goOn() {
            try {
                return sweep.goOn(PAGES_A_LOOK, job.github().imports(job.staging()), this::consider);
            } catch (RemoteException e) {
                // The address of a page that was kept may not hold any more.
                ImportSweep.forget(job.ledger());
                throw e;
            }
        }

        Found found() {
            List<LegacyId> absent = doubts.values().stream()
                    .filter(part -> sweep.covers(part.item()) && !found.contains(part.item()))
                    .filter(part -> !sweep.began().isBefore(deadline(part, sweep.sawPending())))
                    .map(PartRow::item)
                    .toList();
            return new Found(imported(), List.copyOf(lacking), all.toSendAgain(absent, doubts));
        }

        private void consider(List<ImportStatus> page) {
            // One question a page: asking for each of thousands takes longer than a run that is killed early has.
            Set<Long> known = job.ledger()
                    .view()
                    .knownImports(page.stream().map(ImportStatus::id).toList());
            for (ImportStatus status : page) {
                if (hung.contains(status.id()) || !known.contains(status.id())) {
                    consider(status);
                }
            }
        }

        private void consider(ImportStatus status) {
            if (settled.contains(status.id()) || status.state() == ImportStatus.State.FAILED) {
                return;
            }
            if (status.issueNumber().isEmpty()) {
                if (!hung.contains(status.id())) {
                    sweep.sawOnePending();
                }
                return;
            }
            StagingNumber number = new StagingNumber(status.issueNumber().get());
            // Found by an earlier sweep, which knew no import id of it; asking again each time, a run that is
            // killed often would never get to the others.
            if (job.ledger().view().item(number).isPresent()) {
                return;
            }
            IssueLookup lookup = job.github().issues(job.staging()).lookup(number.value());
            Optional<LegacyId> item =
                    lookup instanceof IssueLookup.Found there ? all.ownerOf(there.issue()) : Optional.empty();
            if (item.isEmpty() || !job.isImporting(item.get())) {
                settled.add(status.id());
            } else if (doubts.containsKey(item.get()) && lookup instanceof IssueLookup.Found there) {
                adopt(item.get(), there.issue());
            }
        }

        private void adopt(LegacyId item, IssueView issue) {
            // A second issue with the same marker is left to the barrier.
            if (!found.add(item)) {
                return;
            }
            if (!all.adopt(item, issue, true)) {
                lacking.add(item);
            }
        }

        /** What is outdated is not through: it is deleted and made anew. */
        private List<LegacyId> imported() {
            return found.stream()
                    .filter(item -> !lacking.contains(item) && !all.isOutdated(item))
                    .toList();
        }
    }
}
