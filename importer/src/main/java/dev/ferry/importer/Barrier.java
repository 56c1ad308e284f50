package dev.ferry.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlConnection;
import dev.ferry.github.IssueLookup;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.StagedLocks;
import dev.ferry.mapping.ledger.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stands between import and transfer: lists the staging repository completely and compares it with the ledger by the
 * markers. What no item owns (a request that took effect late, a stranger's issue) is put aside and never transferred;
 * what is missing is planned again; an issue that lacks comments fails. It also learns the node ids that a transfer needs.
 */
public final class Barrier {
    private static final String PASSED = "barrier.passed";
    /** What was written before it began, everybody is shown after this time; lists of comments lag by some seconds. */
    private static final Duration LAG = Duration.ofSeconds(20);

    private final ImportJob job;
    private final List<Transition> transitions = new ArrayList<>();
    private final List<ItemRow> doubtful = new ArrayList<>();
    private final StagedComments comments;
    private final StagedLocks locks;
    private final BarrierBookmark bookmark;
    private final Instant began;

    public Barrier(ImportJob job) {
        this.job = job;
        comments = new StagedComments(job);
        locks = StagedLocks.of(job.ledger().view());
        began = now();
        bookmark = BarrierBookmark.of(job.ledger(), began);
    }

    /**
     * What was found. Missing items are planned again: import, then pass the barrier once more. Incomplete ones failed;
     * unfinished ones have an issue on staging that their import does not know of yet: import once more, the FAILED of
     * them after a retry.
     */
    public record Report(
            long listed,
            List<StagingNumber> extras,
            List<LegacyId> missing,
            List<LegacyId> incomplete,
            List<LegacyId> unfinished) {
        public Report {
            unfinished = List.copyOf(unfinished);
            extras = List.copyOf(extras);
            missing = List.copyOf(missing);
            incomplete = List.copyOf(incomplete);
        }
    }

    /** Whether nothing was sent to staging since the barrier was last passed. */
    public static boolean isPassed(MigrationLedger ledger) {
        return ledger.view().note(PASSED).filter("yes"::equals).isPresent();
    }

    /** Has the barrier compared once more before anything is transferred: something was sent, or was taken up again. */
    public static void reopen(MigrationLedger ledger) {
        if (isPassed(ledger)) {
            ledger.putNote(PASSED, "no");
        }
        BarrierBookmark.forget(ledger);
    }

    /**
     * Compares; afterwards every IMPORTED item is known to be on staging, whole and once. A comparison that was killed goes
     * on behind the last page whose findings are in the ledger: what comes to staging at a place that was passed already is
     * like what comes after the barrier, it has no item and stays there.
     *
     * @throws InterruptedException where it waits for comments that may be shown late; what they belong to is FAILED then
     */
    public Report compare() throws InterruptedException {
        job.progress().begin("compare staging", job.ledger().view().counts().of(ItemState.IMPORTED));
        job.progress().advance(bookmark.listed().cardinality());
        new StagingListing(job, bookmark).forEachPage(this::considerPage);
        planMissing();
        lookAgain();
        Report report = new Report(
                bookmark.listed().cardinality(),
                List.copyOf(bookmark.extras()),
                List.copyOf(bookmark.missing()),
                List.copyOf(bookmark.incomplete()),
                List.copyOf(bookmark.unfinished()));
        if (report.missing().isEmpty()) {
            // One that failed waits for its retry, which has the barrier compare again; until then no import takes it
            // up.
            if (report.unfinished().stream().noneMatch(job::isImporting)) {
                job.ledger().putNote(PASSED, "yes");
            }
            BarrierBookmark.forget(job.ledger());
        }
        // Else it stays as it is, whoever is killed now, until an import has taken up what is missing.
        return report;
    }

    private Instant now() {
        return job.surroundings().clock().instant();
    }

    private void considerPage(GraphQlConnection.Page page) {
        page.nodes().forEach(this::consider);
        doubtful.forEach(this::checkComments);
        doubtful.clear();
        commit();
        bookmark.passed(page.end(), page.last(), now());
    }

    private void consider(JsonNode node) {
        StagingNumber number = new StagingNumber(node.path("number").asInt());
        bookmark.listed().set(number.value());
        Optional<ItemRow> owner = job.ledger().view().item(number);
        if (owner.isEmpty()) {
            stray(number, node);
        } else if (owner.get().state() == ItemState.IMPORTED) {
            own(owner.get(), node);
        }
    }

    private void stray(StagingNumber number, JsonNode node) {
        String body = node.path("body").asText();
        Optional<LegacyId> waiting = Marker.issueIn(body, job.ledger().id()).filter(this::isInDoubt);
        if (waiting.isPresent()) {
            bookmark.unfinished().add(waiting.get());
            return;
        }
        Optional<Origin> origin = Marker.parse(body)
                .filter(marker -> marker.migration().equals(job.ledger().id()))
                .map(Marker::origin);
        String why = origin.map(o -> "another issue already stands for " + o).orElse("no marker of this migration");
        transitions.add(new Transition.Quarantined(number, origin, why));
        bookmark.extras().add(number);
    }

    /** Whether the item's request is in doubt: then this may be the issue that it made. */
    private boolean isInDoubt(LegacyId item) {
        return job.ledger().view().parts(item).stream()
                .limit(1)
                .anyMatch(part -> part.state().isInFlight());
    }

    private void own(ItemRow item, JsonNode node) {
        int expected = job.ledger().view().parts(item.id()).size() - 1;
        transitions.add(
                new Transition.StagingNode(item.id(), new NodeId(node.path("id").asText())));
        locks.saw(
                item.staging().orElseThrow().number(),
                node.path("locked").asBoolean(),
                Optional.ofNullable(node.path("activeLockReason").textValue()));
        if (node.path("comments").path("totalCount").asInt() != expected) {
            doubtful.add(item);
        }
        job.progress().advance(1);
    }

    private void checkComments(ItemRow item) {
        comments.mend(item).ifPresent(problem -> {
            String advice =
                    "`ferry retry` and `ferry transfer` look for them once more; where they are missing for good,"
                            + " delete the staging issue, then `ferry retry`, `ferry import` and `ferry transfer`";
            String detail = "staging issue " + item.staging().orElseThrow().number() + ": " + problem;
            transitions.add(new Transition.Failed(item.id(), new Failure("COMMENTS_MISSING", advice, detail)));
            bookmark.incomplete().add(item.id());
        });
    }

    /** Comments may be shown late: what lacked some when it was listed is looked at once more when that is over. */
    private void lookAgain() throws InterruptedException {
        if (bookmark.incomplete().isEmpty()) {
            return;
        }
        Duration left = Duration.between(now(), began.plus(LAG));
        if (left.compareTo(Duration.ZERO) > 0) {
            job.surroundings().sleeper().sleep(left);
        }
        for (LegacyId id : List.copyOf(bookmark.incomplete())) {
            Optional<ItemRow> failed = job.ledger().view().item(id).filter(item -> item.state() == ItemState.FAILED);
            if (failed.isPresent() && comments.mend(failed.get()).isEmpty()) {
                transitions.add(new Transition.Requeued(id));
                bookmark.incomplete().remove(id);
            }
        }
        bookmark.save(now());
        commit();
    }

    /** Lists may lag, reading one issue does not: only what is not there under its number either is missing. */
    private void planMissing() {
        for (StagingNumber number : job.ledger().view().stagingNumbers(ItemState.IMPORTED)) {
            if (!bookmark.listed().get(number.value())) {
                job.ledger().view().item(number).ifPresent(item -> lookUp(item, number));
            }
        }
    }

    private void lookUp(ItemRow item, StagingNumber number) {
        IssueLookup lookup = job.github().issues(job.staging()).lookup(number.value());
        if (lookup instanceof IssueLookup.Found found) {
            bookmark.listed().set(number.value());
            transitions.add(new Transition.StagingNode(
                    item.id(), new NodeId(found.issue().nodeId())));
            locks.saw(number, found.issue().locked(), found.issue().lockReason());
            checkComments(item);
        } else if (!(lookup instanceof IssueLookup.Gone)) {
            // Somebody moved it, or a run whose ledger was lost (a number that answers nothing may have been moved
            // as well): the transfer finds out where it is, in the final repository too.
            transitions.add(new Transition.Moving(item.id()));
        } else {
            transitions.add(new Transition.Lost(item.id(), "staging issue " + number + " is not there"));
            // Before it is planned again: a run that is killed in between must know what it is to import.
            bookmark.missing().add(item.id());
        }
        bookmark.save(now());
        commit();
    }

    private void commit() {
        // A transfer may unlock what it moves: what is not written down here nobody knows then.
        locks.kept().ifPresent(transitions::add);
        job.ledger().commit(transitions);
        transitions.clear();
    }
}
