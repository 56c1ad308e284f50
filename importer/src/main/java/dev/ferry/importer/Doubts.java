package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueView;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the ledger knows of requests in doubt, and what it is told of them. For the watching thread. */
final class Doubts {
    /** How far the server's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final ImportJob job;
    private final Set<LegacyId> outdated;
    private Optional<Set<LegacyId>> missed = Optional.empty();

    Doubts(ImportJob job, Set<LegacyId> outdated) {
        this.job = job;
        this.outdated = outdated;
    }

    /** The unconfirmed issue parts by their items. */
    Map<LegacyId, PartRow> all() {
        // A failed one waits for its retry.
        return job.ledger().view().issuesInDoubt().stream()
                .collect(Collectors.toMap(PartRow::item, Function.identity(), (one, other) -> one, HashMap::new));
    }

    static Instant sent(PartRow part) {
        return part.sent().orElse(Instant.EPOCH);
    }

    /** What the first of them made is no older, by the server's clock: however late they came in doubt. */
    Instant oldest(Collection<PartRow> parts) {
        return parts.stream()
                .map(part -> part.announced().orElseGet(() -> sent(part)))
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .minus(CLOCK_SKEW)
                .minus(job.github().clockAhead());
    }

    /** Whose issue this is, by its marker. */
    Optional<LegacyId> ownerOf(IssueView issue) {
        return Marker.issueIn(issue.body(), job.ledger().id());
    }

    /** The item has its issue. Returns whether the issue has all of the item's parts. */
    boolean adopt(LegacyId item, IssueView issue, boolean finished) {
        StagingIssue staging =
                new StagingIssue(new StagingNumber(issue.number()), Optional.of(new NodeId(issue.nodeId())));
        boolean whole = finished
                && job.ledger().view().parts(item).stream().noneMatch(part -> part.state() == PartState.PLANNED);
        List<Transition> learnt = new ArrayList<>();
        learnt.add(whole ? new Transition.Imported(item, staging) : new Transition.IssueMade(item, staging));
        if (!outdated.contains(item) && wasMissed(item)) {
            learnt.add(new Transition.Untrusted(item, "found by its marker, perhaps with older words"));
            outdated.add(item);
        }
        job.ledger().commit(learnt);
        return whole;
    }

    /**
     * What is to be sent again of these, which were looked for in vain. The others are taken out of the doubts: an outdated one, or
     * one that waits for an archive that holds it; what is sent next of it may have other words.
     */
    List<Issue> toSendAgain(List<LegacyId> absent, Map<LegacyId, PartRow> doubts) {
        List<Issue> again = new ArrayList<>();
        for (LegacyId item : absent) {
            Optional<Issue> issue = outdated.contains(item) ? Optional.empty() : job.find(item);
            if (issue.isPresent()) {
                again.add(issue.get());
                continue;
            }
            List<Transition> learnt = new ArrayList<>(List.of(new Transition.Missed(item)));
            if (outdated.remove(item)) {
                learnt.add(new Transition.Anew(item, "looked for and not found"));
            }
            job.ledger().commit(learnt);
            doubts.remove(item);
            missed = Optional.empty();
        }
        return again;
    }

    /** Outdated ones are not through: they are deleted and made anew. */
    boolean isOutdated(LegacyId item) {
        return outdated.contains(item);
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
}
