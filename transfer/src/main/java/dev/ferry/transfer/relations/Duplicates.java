package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Portion;
import dev.ferry.transfer.rewrite.RewriteJob;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Closes issues that are closed already as duplicates. Each is looked at directly before: one that somebody opened stays open.
 * What the server makes of the first one decides about the others, because a closing date that is lost can not be set again. For
 * one thread.
 */
final class Duplicates {
    private static final int MOST = 20;
    private static final int MOST_ROUNDS = 5;
    /** A server that takes none of the first is not asked for all of them. */
    private static final int MOST_REFUSED = 3;

    private final RewriteJob job;
    private final boolean newDates;
    private final RelationTally tally;
    private final Portion portion;
    private final Map<LegacyId, Integer> rounds = new HashMap<>();
    private DuplicateManner manner;
    private int most = MOST;
    /** Refused each by itself, with none that was taken in between. */
    private int refusedInRow;

    Duplicates(RewriteJob job, boolean newDates, RelationTally tally) {
        this.job = job;
        this.newDates = newDates;
        this.tally = tally;
        portion = new Portion(job.github()::standing);
        manner = DuplicateManner.read(
                job.ledger().view().note(DuplicateManner.NOTE).orElse(""));
    }

    DuplicateManner manner() {
        return manner;
    }

    /** Returns those that are to be written. */
    List<Task> ask(List<Task> tasks) {
        List<Task> toWrite = new ArrayList<>();
        Deque<Task> open = new ArrayDeque<>(tasks);
        while (!open.isEmpty() && !job.stop().isRaised()) {
            int size = Math.min(open.size(), manner == DuplicateManner.NOT_KNOWN ? 1 : portion.next(most));
            if (manner.allows(newDates)) {
                // What is looked at then is not old when it is sent.
                job.github().graphQl().awaitTurn(size);
            }
            List<Task> some = new ArrayList<>();
            while (some.size() < size) {
                some.add(open.remove());
            }
            List<Task> again = new Round(some, toWrite).run();
            again.stream().filter(this::isTriedAgain).forEach(open::addFirst);
            job.progress().advance(some.size() - again.size());
        }
        return toWrite;
    }

    private boolean isTriedAgain(Task task) {
        if (rounds.merge(task.item().id(), 1, Integer::sum) < MOST_ROUNDS) {
            return true;
        }
        tally.tell(task.row());
        return false;
    }

    /** A look and a document. */
    private final class Round {
        private final List<Task> tasks;
        private final List<Task> toWrite;
        private final List<RelationRow> ends = new ArrayList<>();
        private final List<Task> again = new ArrayList<>();
        private final Map<NodeId, IssueStand> stands;

        Round(List<Task> tasks, List<Task> toWrite) {
            this.tasks = tasks;
            this.toWrite = toWrite;
            stands = IssueStand.of(
                    job.github().graphQl(),
                    tasks.stream().map(task -> task.from().node()).toList());
        }

        /** Returns what is in doubt, or was refused in company only. */
        List<Task> run() {
            List<Task> sent = new ArrayList<>();
            for (Task task : tasks) {
                if (isToBeSent(task)) {
                    sent.add(task.sending(closedBefore(task)));
                }
            }
            DuplicateManner before = manner;
            if (!sent.isEmpty()) {
                send(sent);
            }
            tally.tell(ends, manner == before ? List.of() : List.of(manner.kept()));
            return again;
        }

        private boolean isToBeSent(Task task) {
            IssueStand now = stands.get(task.from().node());
            if (now == null) {
                ends.add(task.row().now(RelationState.FAILED, task.from().url() + " is not there any more"));
            } else if (now.isDuplicate()) {
                ends.add(present(task, task.row().closedBefore(), now));
            } else if (!now.closed()) {
                write(task, "it is open");
            } else if (!manner.allows(newDates)) {
                write(
                        task,
                        manner == DuplicateManner.NEW_DATE ? "its closing date would be lost" : "it stays what it was");
            } else {
                return true;
            }
            return false;
        }

        private void send(List<Task> sent) {
            job.ledger()
                    .commit(sent.stream()
                            .map(task -> new Transition.Related(task.row()))
                            .toList());
            DuplicateDocument document = DuplicateDocument.of(sent);
            Outcome<GraphQlAnswer> outcome = job.github()
                    .graphQl()
                    .mutate(document.text(), document.variables(), sent.size(), List.of(job.target()));
            portion.sent(sent.size());
            if (outcome instanceof Outcome.Done<GraphQlAnswer> done) {
                for (int place = 0; place < sent.size(); place++) {
                    answered(sent.get(place), done.value().part(DuplicateDocument.alias(place)), sent.size());
                }
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer> no) {
                sent.forEach(task -> refused(task, no.refusal(), sent.size()));
            } else {
                again.addAll(sent);
            }
        }

        private Optional<Instant> closedBefore(Task task) {
            return task.row()
                    .closedBefore()
                    .or(() ->
                            Optional.ofNullable(stands.get(task.from().node())).flatMap(IssueStand::closedAt));
        }

        private void answered(Task task, Outcome<JsonNode> part, int company) {
            if (part instanceof Outcome.Refused<JsonNode> no) {
                refused(task, no.refusal(), company);
                return;
            }
            Optional<IssueStand> now = part.asOptional()
                    .map(payload -> payload.path("issue"))
                    .filter(JsonNode::isObject)
                    .map(IssueStand::read);
            if (now.isEmpty()) {
                again.add(task);
            } else if (now.get().isDuplicate()) {
                RelationRow end = present(task, task.row().closedBefore(), now.get());
                refusedInRow = 0;
                manner = end.closedBefore().isPresent() ? DuplicateManner.NEW_DATE : known(DuplicateManner.TAKEN);
                ends.add(end);
            } else {
                manner = known(DuplicateManner.NOT_TAKEN);
                write(task, "it stays what it was");
            }
        }

        /** One that is an exception does not decide for the others. */
        private DuplicateManner known(DuplicateManner seen) {
            return manner == DuplicateManner.NOT_KNOWN ? seen : manner;
        }

        private void refused(Task task, Refusal refusal, int company) {
            if (refusal.category() == RefusalCategory.THROTTLED) {
                again.add(task);
            } else if (company > 1) {
                // One of them is to blame: the others must not suffer for it.
                most = 1;
                again.add(task);
            } else {
                refusedInRow++;
                if (refusedInRow == MOST_REFUSED) {
                    manner = known(DuplicateManner.NOT_TAKEN);
                }
                write(task, refusal.detail());
            }
        }

        private RelationRow present(Task task, Optional<Instant> before, IssueStand now) {
            boolean moved = before.isPresent() && !before.equals(now.closedAt());
            return moved ? task.row().presentWithNewDate(before) : task.row().now(RelationState.PRESENT, "");
        }

        private void write(Task task, String why) {
            ends.add(task.row().now(RelationState.TO_WRITE, why));
            toWrite.add(task);
        }
    }
}
