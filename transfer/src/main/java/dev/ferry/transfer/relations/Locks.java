package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.ledger.StagedLocks;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.transfer.move.LockingDocument;
import dev.ferry.transfer.reading.IssueStand;
import dev.ferry.transfer.rewrite.RewriteJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Locks issues, several in a document. Each is looked at directly before: one that is locked already stays as it is, and so does one
 * that was locked on staging, whose lock is the transfer's affair. A lock that is asked for twice is one lock, so what is in doubt is
 * looked at, and asked for again where it is not there. For one thread.
 */
final class Locks {
    /** A server that takes none of the first is not asked for all of them. */
    private static final int MOST_REFUSED = 3;

    private final RewriteJob job;
    private final RelationTally tally;
    private final Documents documents;
    private final StagedLocks staged;

    /** Whether the server ever took one: then those that it refuses are to blame themselves. */
    private boolean taken;

    private int refused;
    private long unasked;

    Locks(RelationsJob relations, RelationTally tally) {
        job = relations.texts();
        this.tally = tally;
        documents = new Documents(job.github()::standing);
        staged = StagedLocks.of(job.ledger().view());
        taken = RelationView.of(job.ledger().view()).isAny(RelationKind.LOCKED, RelationState.PRESENT);
    }

    /** Not asked for in this run, because the first ones were refused. */
    long unasked() {
        return unasked;
    }

    void ask(List<Task> tasks) {
        documents.add(tasks);
        while (!documents.areDone() && !job.stop().isRaised()) {
            if (!taken && refused >= MOST_REFUSED && !documents.first().inDoubt()) {
                documents.pass();
                unasked++;
                job.progress().advance(1);
                continue;
            }
            List<Task> some = documents.next();
            List<RelationRow> ends = new ArrayList<>();
            List<Task> inDoubt = lock(some, ends);
            tally.tell(ends, List.of());
            long again = inDoubt.stream().filter(this::isTriedAgain).count();
            job.progress().advance(some.size() - again);
        }
    }

    private boolean isTriedAgain(Task task) {
        boolean again = documents.tryAgain(task);
        if (!again) {
            tally.tell(task.row());
        }
        return again;
    }

    /** Returns what is in doubt, or was refused in company only. */
    private List<Task> lock(List<Task> some, List<RelationRow> ends) {
        List<Task> unlocked = unlocked(some, ends);
        if (!unlocked.isEmpty() && job.github().graphQl().awaitTurn(unlocked.size())) {
            // What was looked at before a wait is old.
            unlocked = unlocked(unlocked, ends);
        }
        List<Task> sent = unlocked.stream().map(Task::locking).toList();
        return sent.isEmpty() ? sent : send(sent, ends);
    }

    private List<Task> unlocked(List<Task> tasks, List<RelationRow> ends) {
        Map<NodeId, IssueStand> stands = IssueStand.of(
                job.github(), job.target(), tasks.stream().map(Task::from).toList());
        List<Task> unlocked = new ArrayList<>();
        for (Task task : tasks) {
            IssueStand now = stands.get(task.from().node());
            if (now == null) {
                ends.add(task.row().now(RelationState.GONE, task.from().url() + " is not there any more"));
            } else if (now.locked() && now.lockReason().equals(reason(task))) {
                ends.add(task.row().now(RelationState.PRESENT, task.row().detail()));
            } else if (now.locked()) {
                ends.add(task.row().now(RelationState.LEFT, "it is locked for another reason"));
            } else if (isLockedOnStaging(task)) {
                ends.add(task.row().now(RelationState.LEFT, "the transfer carries its lock of staging along"));
            } else {
                unlocked.add(task);
            }
        }
        return unlocked;
    }

    private boolean isLockedOnStaging(Task task) {
        return task.item()
                .staging()
                .filter(issue -> staged.promised(issue.number()))
                .isPresent();
    }

    /** As GraphQL spells it. */
    private static Optional<String> reason(Task task) {
        return LockReason.of(task.row().detail()).map(LockReason::name);
    }

    private List<Task> send(List<Task> sent, List<RelationRow> ends) {
        job.ledger()
                .commit(sent.stream()
                        .map(task -> new Transition.Related(task.row()))
                        .toList());
        LockingDocument document = LockingDocument.of(sent.stream()
                .map(task -> new LockingDocument.Lock(task.from().node(), reason(task)))
                .toList());
        Outcome<GraphQlAnswer> outcome = job.github()
                .graphQl()
                .mutate(document.text(), document.variables(), sent.size(), List.of(job.target()));
        documents.sent(sent.size());
        List<Task> again = new ArrayList<>();
        for (int place = 0; place < sent.size(); place++) {
            Task task = sent.get(place);
            if (outcome instanceof Outcome.Done<GraphQlAnswer> done) {
                answered(task, done.value().part(LockingDocument.alias(place)), ends, again);
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer> no && sent.size() == 1) {
                refused(task, no.refusal(), ends, again);
            } else {
                if (outcome instanceof Outcome.Refused<GraphQlAnswer>) {
                    documents.refusedInCompany(task);
                }
                again.add(task);
            }
        }
        return again;
    }

    private void answered(Task task, Outcome<JsonNode> part, List<RelationRow> ends, List<Task> again) {
        if (part instanceof Outcome.Done<JsonNode>) {
            taken = true;
            ends.add(task.row().now(RelationState.PRESENT, task.row().detail()));
        } else if (part instanceof Outcome.Refused<JsonNode> no) {
            refused(task, no.refusal(), ends, again);
        } else {
            again.add(task);
        }
    }

    private void refused(Task task, Refusal refusal, List<RelationRow> ends, List<Task> again) {
        if (refusal.category() == RefusalCategory.THROTTLED) {
            again.add(task);
        } else {
            refused++;
            ends.add(task.row().now(RelationState.FAILED, refusal.describe()));
        }
    }
}
