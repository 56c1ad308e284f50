package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.IssueStand;
import dev.ferry.transfer.rewrite.RewriteJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Closes issues with another reason that were closed in the old tracker and are still closed as they were. Each is looked at directly
 * before: one that people opened, or closed themselves, is left as it is. What the server makes of the first one decides about the
 * others, because a closing date that is lost can not be set again. For one thread.
 */
final class Reasons {
    /** A server that takes none of the first is not asked for all of them. */
    private static final int MOST_REFUSED = 3;

    private final ClosedAs as;
    private final RelationsJob relations;
    private final RewriteJob job;
    private final RelationTally tally;
    private final Documents documents;
    /** Whether an issue's closing date on GitHub can be expected to be the old tracker's. */
    private final boolean dated;
    /** Closed again after their transfer: their closing dates are of that time. */
    private final Set<LegacyId> closedAgain;

    private ReasonManner manner;
    /** Refused each by itself, with none that was taken in between. */
    private int refusedInRow;
    /** Not asked for, because they would lose their closing dates. */
    private long held;

    private long unasked;
    private long putOff;
    private boolean firstInDoubt;

    Reasons(ClosedAs as, RelationsJob relations, RelationTally tally) {
        this.as = as;
        this.relations = relations;
        this.tally = tally;
        job = relations.texts();
        documents = new Documents(job.github()::standing);
        MigrationView ledger = job.ledger().view();
        dated = ImportDriver.of(ledger).setsDates();
        closedAgain = ReopenedView.of(ledger).all();
        manner = ReasonManner.read(ledger.note(as.note()).orElse(""));
    }

    long held() {
        return held;
    }

    /** Whether an issue that was closed in the old tracker stays as it is, and is said in text if at all, as far as is known. */
    boolean writesAll() {
        return manner == ReasonManner.NOT_TAKEN || (as.isWritten() && refusesFirst());
    }

    /** Whether the next run is to ask again, and this one not. */
    private boolean refusesAll() {
        return !as.isWritten() && refusesFirst();
    }

    private boolean refusesFirst() {
        return manner == ReasonManner.NOT_KNOWN && refusedInRow >= MOST_REFUSED;
    }

    /** Not asked for in this run, because what became of the first one is in doubt. */
    long putOff() {
        return putOff;
    }

    /** Not asked for in this run, because the first ones were refused. */
    long unasked() {
        return unasked;
    }

    /** Whether issues are left as they are, because they would lose their closing dates. */
    boolean holds() {
        return manner == ReasonManner.NEW_DATE && !relations.newDates();
    }

    /** Returns those that are to be written. */
    List<Task> ask(List<Task> tasks) {
        List<Task> toWrite = new ArrayList<>();
        documents.add(tasks);
        while (!documents.areDone() && !job.stop().isRaised()) {
            if (firstInDoubt && manner == ReasonManner.NOT_KNOWN && !relations.newDates()) {
                // Another one might lose its closing date as well.
                putOff += documents.passAll();
                break;
            }
            if (refusesAll() && !documents.first().inDoubt()) {
                documents.pass();
                unasked++;
                job.progress().advance(1);
                continue;
            }
            List<Task> some = documents.next(task -> manner == ReasonManner.NOT_KNOWN && shows(task));
            if (!writesAll() && !refusesAll() && !holds()) {
                // What is looked at then is not old when it is sent.
                job.github().graphQl().awaitTurn(some.size());
            }
            long again = new Round(some, toWrite)
                    .run().stream().filter(this::isTriedAgain).count();
            job.progress().advance(some.size() - again);
        }
        return toWrite;
    }

    /** Whether what becomes of it shows what the server makes of the others. */
    private boolean shows(Task task) {
        return !dated || hasOldDate(task);
    }

    /** Whether there is a closing date that could be lost. */
    private boolean hasOldDate(Task task) {
        return dated && !closedAgain.contains(task.item().id());
    }

    private boolean isTriedAgain(Task task) {
        boolean again = documents.tryAgain(task);
        if (!again) {
            tally.tell(task.row());
            firstInDoubt = true;
        }
        return again;
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
            stands = IssueStand.withReasons(
                    job.github(), job.target(), tasks.stream().map(Task::from).toList());
        }

        /** Returns what is in doubt, or was refused in company only. */
        List<Task> run() {
            ReasonManner before = manner;
            List<Task> sent = new ArrayList<>();
            for (Task task : tasks) {
                IssueStand now = stands.get(task.from().node());
                if (now == null) {
                    ends.add(task.row().now(RelationState.GONE, task.from().url() + " is not there any more"));
                } else if (isToBeSent(task, now)) {
                    sent.add(task.sending(now.closedAt()));
                }
            }
            if (!sent.isEmpty()) {
                send(sent);
            }
            tally.tell(ends, manner == before ? List.of() : List.of(manner.kept(as)));
            return again;
        }

        private boolean isToBeSent(Task task, IssueStand now) {
            if (as.isReached(now) && task.inDoubt()) {
                present(task, now);
            } else if (as.isReached(now) && as == ClosedAs.NOT_PLANNED) {
                // By the driver that could say it, or by people.
                ends.add(task.row().now(RelationState.PRESENT, ""));
            } else if (relations.leavesOut(as.kind())) {
                ends.add(task.row().now(instead(), "not asked for any more"));
            } else if (!now.closed()) {
                write(task, "it is open");
            } else if (as.isReached(now) || !isAsItWas(task, now)) {
                write(task, "people closed it");
            } else if (refusesAll()) {
                ends.add(task.row().now(RelationState.FAILED, "not asked for: the server refused the first ones"));
            } else if (relations.onlyWrites(as.kind()) || writesAll()) {
                write(task, "it stays what it was");
            } else if (holds()) {
                held++;
            } else {
                return true;
            }
            return false;
        }

        /** Another reason is people's word also where the date is the old one: changing a reason leaves the date. */
        private boolean isAsItWas(Task task, IssueStand now) {
            Optional<Instant> closed = task.closed().map(time -> time.truncatedTo(ChronoUnit.SECONDS));
            return closed.isPresent() && now.isCompleted() && (!hasOldDate(task) || closed.equals(now.closedAt()));
        }

        private void send(List<Task> sent) {
            job.ledger()
                    .commit(sent.stream()
                            .map(task -> new Transition.Related(task.row()))
                            .toList());
            ReasonDocument document = ReasonDocument.of(as, sent);
            Outcome<GraphQlAnswer> outcome = job.github()
                    .graphQl()
                    .mutate(document.text(), document.variables(), sent.size(), List.of(job.target()));
            documents.sent(sent.size());
            if (outcome instanceof Outcome.Done<GraphQlAnswer> done) {
                for (int place = 0; place < sent.size(); place++) {
                    answered(sent.get(place), done.value().part(ReasonDocument.alias(place)), sent.size());
                }
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer> no) {
                sent.forEach(task -> refused(task, no.refusal(), sent.size()));
            } else {
                again.addAll(sent);
            }
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
            } else if (as.isReached(now.get())) {
                present(task, now.get());
            } else {
                manner = manner.afterNone();
                write(task, "it stays what it was");
            }
        }

        /** Also of one whose answer was lost: every other one that would be tried could lose its date as well. */
        private void present(Task task, IssueStand now) {
            Optional<Instant> before = task.row().closedBefore();
            boolean moved = before.isPresent() && hasOldDate(task) && !before.equals(now.closedAt());
            if (shows(task)) {
                manner = manner.after(moved);
            }
            refusedInRow = 0;
            ends.add(moved ? task.row().presentWithNewDate(before) : task.row().now(RelationState.PRESENT, ""));
        }

        private void refused(Task task, Refusal refusal, int company) {
            if (refusal.category() == RefusalCategory.THROTTLED) {
                again.add(task);
            } else if (company > 1) {
                documents.refusedInCompany(task);
                again.add(task);
            } else {
                refusedInRow++;
                if (as.isWritten()) {
                    write(task, refusal.detail());
                } else {
                    ends.add(task.row().now(RelationState.FAILED, refusal.detail()));
                }
            }
        }

        private void write(Task task, String why) {
            ends.add(task.row().now(instead(), why));
            if (as.isWritten()) {
                toWrite.add(task);
            }
        }

        /** What becomes of one that does not get the reason. */
        private RelationState instead() {
            return as.isWritten() ? RelationState.TO_WRITE : RelationState.LEFT;
        }
    }
}
