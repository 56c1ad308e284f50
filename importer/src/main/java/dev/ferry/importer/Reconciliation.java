package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Clears up requests whose answer was lost. The server's list of imports names every import it took since, also those
 * that nobody was told of; the marker in the issue that one of these became says whose it is. Only when the quiet
 * time is over and nothing was found is the item sent again. For the watching thread.
 */
final class Reconciliation {
    /** How far the server's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** An import that hangs may be the lost one; it is given several quiet times before a second one is risked. */
    private static final int PATIENCE_WITH_PENDING = 5;

    private final ImportJob job;
    private final Clock clock;
    /** Imports that were looked at and can not be the lost one: of other issues, or of items that are past this. */
    private final Set<Long> settled = new HashSet<>();

    private final Set<LegacyId> outdated;
    private Optional<Set<LegacyId>> missed = Optional.empty();
    private Instant nextLook = Instant.EPOCH;

    /**
     * {@code outdated}: what was not found of these is not sent again; they are planned as the newer archive has them, and are
     * outdated no more. An issue that can not be trusted to show what was sent last becomes outdated. Shared with the watch.
     */
    Reconciliation(ImportJob job, Set<LegacyId> outdated) {
        this.job = job;
        this.outdated = outdated;
        clock = job.surroundings().clock();
    }

    /** What a look brought: items found with all their parts or lacking some, and issues that are to be sent again. */
    record Found(List<LegacyId> imported, List<LegacyId> incomplete, List<Issue> again) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of());
    }

    /** Whether requests are in doubt. */
    boolean isNeeded() {
        return !inDoubt().isEmpty();
    }

    /** Looks once, if there is something in doubt and it is time to. */
    Found look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return Found.NOTHING;
        }
        nextLook = now.plus(BETWEEN_LOOKS.compareTo(job.quiet()) < 0 ? BETWEEN_LOOKS : job.quiet());
        Map<LegacyId, PartRow> doubts = inDoubt();
        if (doubts.isEmpty()) {
            ImportSweep.forget(job.ledger());
            return Found.NOTHING;
        }
        Look look = new Look(doubts);
        // What a walk did not find is sent again, if need be by the next run; only then comes another walk.
        Optional<ImportSweep> kept = ImportSweep.kept(job.ledger(), now);
        List<Issue> again = kept.isPresent() ? look.through(kept.get()) : List.of();
        if (again.isEmpty() && !doubts.isEmpty()) {
            again = look.through(ImportSweep.begin(job.ledger(), now, oldest(doubts), doubts.keySet()));
        }
        return new Found(look.imported(), look.incomplete(), again);
    }

    private Instant oldest(Map<LegacyId, PartRow> doubts) {
        return doubts.values().stream()
                .map(Reconciliation::sent)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(CLOCK_SKEW)
                .minus(job.github().clockAhead());
    }

    private Instant deadline(PartRow part, boolean somePending) {
        Duration quiet = somePending ? job.quiet().multipliedBy(PATIENCE_WITH_PENDING) : job.quiet();
        return sent(part).plus(quiet);
    }

    private static Instant sent(PartRow part) {
        return part.sent().orElse(Instant.EPOCH);
    }

    /**
     * Whether a request of this item was given up that may have carried other words than the last one: it may take effect as
     * late as it likes, and what is found by the marker alone may be its issue.
     */
    private boolean wasMissed(LegacyId item) {
        if (missed.isEmpty()) {
            missed = Optional.of(job.ledger().view().newerArchive().missed());
        }
        return missed.get().contains(item);
    }

    /** The unconfirmed issue parts by their items. */
    private Map<LegacyId, PartRow> inDoubt() {
        // A failed one waits for its retry.
        return job.ledger().view().issuesInDoubt().stream()
                .collect(Collectors.toMap(PartRow::item, Function.identity(), (one, other) -> one, HashMap::new));
    }

    private boolean isImporting(LegacyId item) {
        return job.ledger()
                .view()
                .item(item)
                .filter(row -> row.state() == ItemState.IMPORTING)
                .isPresent();
    }

    /** What is done with one or two walks through the imports. */
    private final class Look {
        private final Map<LegacyId, PartRow> doubts;
        /** Imports that were begun, are in doubt because they hung, and may have come to their end after all. */
        private final Set<Long> hung = new HashSet<>();

        private final Set<LegacyId> found = new HashSet<>();
        private final Set<LegacyId> lacking = new HashSet<>();

        Look(Map<LegacyId, PartRow> doubts) {
            this.doubts = doubts;
            doubts.values().forEach(part -> part.importId().ifPresent(hung::add));
        }

        /** Goes through the walk, or what is left of it, and tells what is to be sent again. */
        List<Issue> through(ImportSweep sweep) {
            try {
                sweep.run(job.github().imports(job.staging()), page -> consider(page, sweep));
            } catch (RemoteException e) {
                // The address of a page that was kept may not hold any more.
                ImportSweep.forget(job.ledger());
                throw e;
            }
            List<LegacyId> absent = doubts.values().stream()
                    .filter(part -> sweep.covers(part.item()) && !found.contains(part.item()))
                    .filter(part -> !sweep.began().isBefore(deadline(part, sweep.sawPending())))
                    .map(PartRow::item)
                    .toList();
            List<Issue> again = new ArrayList<>();
            for (LegacyId item : absent) {
                Optional<Issue> issue = outdated.contains(item) ? Optional.empty() : job.find(item);
                issue.ifPresentOrElse(again::add, () -> giveUp(item));
            }
            return again;
        }

        /** It is outdated, or waits for an archive that holds it: what is sent next may have other words. */
        private void giveUp(LegacyId item) {
            List<Transition> learnt = new ArrayList<>(List.of(new Transition.Missed(item)));
            if (outdated.remove(item)) {
                learnt.add(new Transition.Anew(item, "looked for and not found"));
            }
            job.ledger().commit(learnt);
            doubts.remove(item);
            missed = Optional.empty();
        }

        private void consider(List<ImportStatus> page, ImportSweep sweep) {
            // One question a page: asking for each of thousands takes longer than a run that is killed early has.
            Set<Long> known = job.ledger()
                    .view()
                    .knownImports(page.stream().map(ImportStatus::id).toList());
            for (ImportStatus status : page) {
                if (hung.contains(status.id()) || !known.contains(status.id())) {
                    consider(status, sweep);
                }
            }
        }

        private void consider(ImportStatus status, ImportSweep sweep) {
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
                    lookup instanceof IssueLookup.Found there ? ownerOf(there.issue()) : Optional.empty();
            if (item.isEmpty() || !isImporting(item.get())) {
                settled.add(status.id());
            } else if (doubts.containsKey(item.get()) && lookup instanceof IssueLookup.Found there) {
                adopt(item.get(), there.issue());
            }
        }

        private Optional<LegacyId> ownerOf(IssueView issue) {
            return Marker.parse(issue.body())
                    .filter(marker -> marker.migration().equals(job.ledger().id()))
                    .map(Marker::origin)
                    .filter(origin -> origin instanceof Origin.OfIssue)
                    .map(origin -> ((Origin.OfIssue) origin).issue());
        }

        private void adopt(LegacyId item, IssueView issue) {
            // A second issue with the same marker is left to the barrier.
            if (!found.add(item)) {
                return;
            }
            StagingIssue staging =
                    new StagingIssue(new StagingNumber(issue.number()), Optional.of(new NodeId(issue.nodeId())));
            boolean whole =
                    job.ledger().view().parts(item).stream().noneMatch(part -> part.state() == PartState.PLANNED);
            List<Transition> learnt = new ArrayList<>();
            if (whole) {
                learnt.add(new Transition.Imported(item, staging));
            } else {
                learnt.add(new Transition.IssueMade(item, staging));
                lacking.add(item);
            }
            if (!outdated.contains(item) && wasMissed(item)) {
                learnt.add(new Transition.Untrusted(item, "found by its marker, perhaps with older words"));
                outdated.add(item);
            }
            job.ledger().commit(learnt);
        }

        /** What is outdated is not through: it is deleted and made anew. */
        List<LegacyId> imported() {
            return found.stream()
                    .filter(item -> !lacking.contains(item) && !outdated.contains(item))
                    .toList();
        }

        List<LegacyId> incomplete() {
            return List.copyOf(lacking);
        }
    }
}
