package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueView;
import dev.ferry.mapping.ledger.PartRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for issues whose creation was not answered in the repository's own list, from the newest back to before the first of
 * them was sent. The list may lag, so only a look that began when the quiet time was over proves that one is not there.
 */
final class PlainReconciliation implements Reconciliation {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofSeconds(10);
    /** A look reads some pages; so many of them come in a quiet time at most. */
    private static final int LOOKS_IN_QUIET = 6;

    private final ImportJob job;
    private final Clock clock;
    private final Doubts doubts;
    private Instant nextLook = Instant.EPOCH;

    PlainReconciliation(ImportJob job, Set<LegacyId> outdated) {
        this.job = job;
        clock = job.surroundings().clock();
        doubts = new Doubts(job, outdated);
    }

    @Override
    public boolean isNeeded() {
        return !doubts.all().isEmpty();
    }

    @Override
    public Found look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return Found.NOTHING;
        }
        nextLook = now.plus(rest());
        Map<LegacyId, PartRow> inDoubt = doubts.all();
        if (inDoubt.isEmpty()) {
            return Found.NOTHING;
        }
        Set<LegacyId> found = new LinkedHashSet<>();
        Instant oldest = doubts.oldest(inDoubt.values());
        for (IssueView issue : job.github().issues(job.staging()).newestFirst()) {
            if (job.stop().isRaised() || issue.createdAt().isBefore(oldest)) {
                break;
            }
            Optional<LegacyId> owner = doubts.ownerOf(issue).filter(inDoubt::containsKey);
            // A second issue with the same marker is left to the barrier.
            if (owner.isPresent() && !issue.pullRequest() && found.add(owner.get())) {
                doubts.adopt(owner.get(), issue, false);
            }
        }
        if (job.stop().isRaised()) {
            return Found.NOTHING;
        }
        List<LegacyId> absent = inDoubt.values().stream()
                .filter(part -> !found.contains(part.item()))
                .filter(part -> !now.isBefore(Doubts.sent(part).plus(job.quiet())))
                .map(PartRow::item)
                .toList();
        return new Found(
                List.of(),
                found.stream().filter(item -> !doubts.isOutdated(item)).toList(),
                doubts.toSendAgain(absent, inDoubt));
    }

    private Duration rest() {
        Duration share = job.quiet().dividedBy(LOOKS_IN_QUIET);
        Duration rest = share.compareTo(LONGEST_REST) < 0 ? share : LONGEST_REST;
        rest = rest.compareTo(SHORTEST_REST) > 0 ? rest : SHORTEST_REST;
        return job.rest(rest);
    }
}
