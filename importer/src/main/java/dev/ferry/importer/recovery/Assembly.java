package dev.ferry.importer.recovery;

import dev.ferry.archive.DataException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.importer.recovery.Tally.Kind;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.FoundRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PlannedItem;
import dev.ferry.mapping.ledger.RecoveredItem;
import dev.ferry.mapping.ledger.RecoveredItem.Archived;
import dev.ferry.mapping.ledger.RecoveredItem.Broken;
import dev.ferry.mapping.ledger.RecoveryDraft;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the archive in legacy order and gives each issue of it what was found on GitHub, then what was found and is
 * not in the archive. Runs inside the ledger's one transaction, so it asks nobody. For one thread.
 */
final class Assembly {
    /** More issues without a marker than this are not ours that somebody edited. */
    private static final int MOST_UNMARKED = 1000;

    private static final int PAGE = 500;
    private static final int STOP_HEARD = 100;

    private final RecoveryJob job;
    private final RecoveryDraft draft;
    private final Seen seen;
    private final Renderer renderer;
    private final Tally tally;
    private final Candidates candidates;
    /** Found nowhere, since the last one that has arrived. */
    private final List<PlannedItem> nowhere = new ArrayList<>();

    Assembly(RecoveryJob job, RecoveryDraft draft, Seen seen) {
        this.job = job;
        this.draft = draft;
        this.seen = seen;
        renderer = new Renderer(job.rendering());
        tally = new Tally(job.staging(), job.target());
        candidates = new Candidates(draft.unmarked(MOST_UNMARKED));
    }

    /** What was seen on GitHub, besides what lies in the ledger's file. */
    record Seen(
            Instant began,
            Census staging,
            Census target,
            Traces traces,
            Settling settling,
            DriverQuestion.Answer driver) {}

    RecoverySummary run() {
        seen.driver().driver().remember(draft);
        long done = 0;
        Iterator<Issue> issues = job.archive().issues().iterator();
        for (Optional<Issue> issue = next(issues); issue.isPresent(); issue = next(issues)) {
            if (++done % STOP_HEARD == 0) {
                job.heedStop();
            }
            place(issue.get());
            job.progress().advance(1);
        }
        List<FoundRow> rest = draft.untaken(PAGE);
        while (!rest.isEmpty()) {
            rest.stream().flatMap(row -> row.item().stream()).distinct().forEach(this::placeGone);
            rest = draft.untaken(PAGE);
        }
        tally.unmarked(candidates.rest());
        RecoveryFacts facts = RecoveryFacts.of(job, seen);
        return new RecoverySummary(
                tally.items(),
                tally.notFound(),
                tally.putAside(),
                new RecoveryNotices(tally, facts).sentences(),
                new RecoveryDoubts(tally, facts).sentences());
    }

    private static Optional<Issue> next(Iterator<Issue> issues) {
        try {
            return issues.hasNext() ? Optional.of(issues.next()) : Optional.empty();
        } catch (DataException e) {
            throw new DamagedArchiveException(e);
        }
    }

    private void place(Issue issue) {
        List<FoundRow> rows = draft.take(issue.id());
        if (rows.isEmpty()) {
            Optional<FoundRow> candidate = candidates.take(issue);
            if (candidate.isEmpty()) {
                notFound(issue);
                return;
            }
            tally.withoutMarker(issue.id(), candidate.get());
            rows = List.of(candidate.get());
        }
        Optional<RenderedIssue> expected = render(issue);
        FoundRow row = choose(issue.id(), rows, expected);
        FoundIssue found = FoundJson.read(row);
        Standing standing = standing(issue, row, found, expected);
        if (expected.filter(known -> found.numbersNamed() > numbersNamed(known)).isPresent()) {
            tally.add(Kind.FORESEEN, issue.id());
        }
        if (standing.archived() == Archived.CHANGED) {
            tally.add(Kind.CHANGED, issue.id());
        } else if (!standing.sameComments()) {
            tally.otherwise(issue.id(), row.arrived());
        } else if (standing.state() == ItemState.IMPORTING) {
            tally.add(Kind.UNFINISHED, issue.id());
        }
        if (row.arrived()) {
            nowhere.forEach(this::addLost);
            nowhere.clear();
        }
        add(PlannedItem.of(issue), row, found, standing);
    }

    private int numbersNamed(RenderedIssue expected) {
        return FoundIssue.numbersNamed(expected.body(), job.target())
                + expected.comments().stream()
                        .mapToInt(comment -> FoundIssue.numbersNamed(comment.body(), job.target()))
                        .sum();
    }

    private Standing standing(Issue issue, FoundRow row, FoundIssue found, Optional<RenderedIssue> expected) {
        if (expected.isEmpty()) {
            return Standing.asFound(found, Origin.of(issue.id()), row.arrived(), Archived.SAME);
        }
        return row.arrived()
                ? Standing.arrived(found, issue, expected.get())
                : Standing.onStaging(found, issue, expected.get(), seen.driver().driver(), seen.began());
    }

    /** One that can not be rendered does not hold up the others. */
    private Optional<RenderedIssue> render(Issue issue) {
        try {
            return Optional.of(renderer.render(issue));
        } catch (DataException e) {
            return Optional.empty();
        }
    }

    /** What has arrived stands for the item, else the one with most of its comments, else the older one. */
    private FoundRow choose(LegacyId item, List<FoundRow> rows, Optional<RenderedIssue> expected) {
        List<Origin> wanted = expected.stream()
                .flatMap(issue -> issue.comments().stream())
                .map(comment -> comment.origin())
                .toList();
        FoundRow best = rows.stream()
                .min(Comparator.comparing((FoundRow row) -> !row.arrived())
                        .thenComparing(row -> -FoundJson.read(row).origins().stream()
                                .filter(wanted::contains)
                                .count())
                        .thenComparing(FoundRow::number))
                .orElseThrow();
        for (FoundRow row : rows) {
            if (!row.equals(best) && row.arrived()) {
                tally.twice(item, row.number());
            } else if (!row.equals(best)) {
                tally.countPutAside();
                draft.putAside(
                        new StagingNumber(row.number()),
                        Optional.of(Origin.of(item)),
                        "another issue already stands for issue:" + item);
            }
        }
        return best;
    }

    private void add(PlannedItem planned, FoundRow row, FoundIssue found, Standing standing) {
        NodeId node = new NodeId(found.node());
        Optional<StagingIssue> staging = row.arrived()
                ? oldNumber(row.number())
                : Optional.of(new StagingIssue(new StagingNumber(row.number()), Optional.of(node)));
        Optional<FinalIssue> arrived = row.arrived()
                ? Optional.of(new FinalIssue(new FinalNumber(row.number()), node, URI.create(found.url())))
                : Optional.empty();
        add(new RecoveredItem(
                planned, standing.state(), staging, arrived, standing.parts(), Optional.empty(), standing.archived()));
    }

    private void add(RecoveredItem item) {
        draft.add(item);
        tally.item(item);
    }

    private Optional<StagingIssue> oldNumber(int number) {
        return Optional.ofNullable(seen.traces().oldNumbers().get(number))
                .map(old -> new StagingIssue(new StagingNumber(old), Optional.empty()));
    }

    private void notFound(Issue issue) {
        tally.countNotFound();
        Traces.Away away = seen.traces().away().get(issue.id());
        if (away != null) {
            addAway(issue, away);
        } else if (seen.traces().vanished() > 0) {
            nowhere.add(PlannedItem.of(issue));
        }
    }

    /** As a transfer says it that looks for one of its items. */
    private void addAway(Issue issue, Traces.Away away) {
        String advice = "transfer it to " + job.staging() + " or " + job.target()
                + " by hand, then `ferry retry` and `ferry transfer`";
        String detail = "it was moved to " + away.url() + ", not to " + job.target();
        add(new RecoveredItem(
                PlannedItem.of(issue),
                ItemState.FAILED,
                Optional.of(new StagingIssue(new StagingNumber(away.staging()), Optional.empty())),
                Optional.empty(),
                render(issue)
                        .map(expected -> Standing.present(Standing.plans(issue, expected)))
                        .orElse(List.of()),
                Optional.of(new Broken(ItemState.MOVING, new Failure("MOVED_AWAY", advice, detail))),
                Archived.SAME));
    }

    /** Later ones have arrived, and issues were deleted there: it may be one of them, and must not come back by itself. */
    private void addLost(PlannedItem planned) {
        String advice =
                "if it is to be made again, `ferry retry` and `ferry import`; if it was deleted on purpose, leave it";
        tally.countLost();
        String detail = "found nowhere, though later issues are in " + job.target() + " and "
                + seen.traces().vanished() + " between them were deleted there";
        add(new RecoveredItem(
                planned,
                ItemState.FAILED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new Broken(ItemState.PLANNED, new Failure("NOT_FOUND", advice, detail))),
                Archived.SAME));
    }

    /** The archive does not hold it: GitHub tells all that is known of it. */
    private void placeGone(LegacyId item) {
        List<FoundRow> rows = draft.take(item);
        FoundRow row = choose(item, rows, Optional.empty());
        FoundIssue found = FoundJson.read(row);
        Archived archived = job.archive().manifest().source().holdsOnlySome() ? Archived.UNKNOWN : Archived.GONE;
        tally.add(Kind.GONE, item);
        PlannedItem planned = new PlannedItem(item, found.created(), found.title(), Optional.empty(), TextHash.of(""));
        add(planned, row, found, Standing.asFound(found, Origin.of(item), row.arrived(), archived));
    }
}
