package dev.ferry.transfer.relations;

import dev.ferry.archive.ConfigException;
import dev.ferry.github.Dependencies;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.IssueStand;
import dev.ferry.transfer.rewrite.RewriteJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Asks GitHub to take "blocked by", one at a time. What was asked for and is in doubt is looked at before it is asked for again;
 * an issue can not wait for another one twice, so asking again can not do harm. For one thread.
 */
final class BlockedBy {
    private static final int MOST_ROUNDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final RewriteJob job;
    private final boolean onlyWrites;
    private final boolean leavesOut;
    private final RelationTally tally;
    private final Dependencies dependencies;

    BlockedBy(RelationsJob relations, RelationTally tally) {
        job = relations.texts();
        onlyWrites = relations.onlyWrites(RelationKind.BLOCKED_BY);
        leavesOut = relations.leavesOut(RelationKind.BLOCKED_BY);
        this.tally = tally;
        dependencies = job.github().dependencies(job.target());
    }

    /** Returns those that GitHub does not take, which are to be written. */
    List<Task> ask(List<Task> tasks, Map<NodeId, IssueStand> stands) {
        List<Task> toWrite = new ArrayList<>();
        for (Task task : tasks) {
            if (job.stop().isRaised()) {
                break;
            }
            IssueStand blocker = Objects.requireNonNull(stands.get(task.to().node()));
            RelationRow end = ask(task, blocker.databaseId());
            if (end.state() == RelationState.TO_WRITE && !leavesOut) {
                toWrite.add(task);
            }
            job.progress().advance(1);
        }
        return toWrite;
    }

    private RelationRow ask(Task task, long blocker) {
        int number = task.from().number().value();
        boolean inDoubt = task.inDoubt();
        RelationRow sending = task.row().sending(Optional.empty());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (task.inDoubt() && (onlyWrites || leavesOut)) {
                return told(look(number, blocker)
                        .map(there -> there
                                ? sending.now(RelationState.PRESENT, "")
                                : sending.now(RelationState.TO_WRITE, "not asked for any more"))
                        .orElse(sending));
            }
            if (inDoubt && isThere(number, blocker)) {
                return told(sending.now(RelationState.PRESENT, ""));
            }
            if (!inDoubt) {
                job.ledger().commit(List.of(new Transition.Related(sending)));
            }
            Outcome<Boolean> outcome = dependencies.add(number, blocker);
            if (!(outcome instanceof Outcome.Unknown<Boolean>)) {
                return told(outcome.fold(
                        done -> sending.now(RelationState.PRESENT, ""),
                        refusal -> refused(task, blocker, refusal),
                        detail -> sending));
            }
            inDoubt = true;
        }
        return told(sending);
    }

    private RelationRow told(RelationRow row) {
        tally.tell(row);
        return row;
    }

    private boolean isThere(int number, long blocker) {
        return dependencies
                .blockers(number)
                .filter(ids -> ids.contains(blocker))
                .isPresent();
    }

    /** It may be there already, or be too much for GitHub: whatever the words are, a look tells the one from the other. */
    private RelationRow refused(Task task, long blocker, Refusal refusal) {
        return switch (refusal.category()) {
            case ALREADY_EXISTS, INVALID, CONFLICT -> notTaken(task, blocker, refusal);
            case NOT_FOUND, GONE -> notFound(task, blocker, refusal);
            default -> task.row().now(RelationState.FAILED, refusal.describe());
        };
    }

    private RelationRow notTaken(Task task, long blocker, Refusal refusal) {
        Optional<Boolean> there = look(task.from().number().value(), blocker);
        if (there.isPresent()) {
            return there.get()
                    ? task.row().now(RelationState.PRESENT, "")
                    : task.row().now(RelationState.TO_WRITE, refusal.detail());
        }
        // Nobody can tell yet: the next run looks again, and no further one.
        return task.inDoubt()
                ? task.row().now(RelationState.TO_WRITE, refusal.detail())
                : task.row().sending(Optional.empty());
    }

    /** Whether it is there. The list may lag, and the issue itself says how many there must be in it: empty while that differs. */
    private Optional<Boolean> look(int number, long blocker) {
        Duration pause = FIRST_PAUSE;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Set<Long> listed = dependencies.blockers(number).orElse(Set.of());
            if (listed.contains(blocker)) {
                return Optional.of(true);
            }
            if (dependencies
                    .count(number)
                    .filter(count -> count > listed.size())
                    .isEmpty()) {
                return Optional.of(false);
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
        return Optional.empty();
    }

    private void sleep(Duration pause) {
        try {
            job.surroundings().sleeper().sleep(pause);
        } catch (InterruptedException e) {
            // The next request ends the run.
            Thread.currentThread().interrupt();
        }
    }

    private RelationRow notFound(Task task, long blocker, Refusal refusal) {
        int number = task.from().number().value();
        Optional<Set<Long>> there = dependencies.blockers(number);
        if (there.isPresent()) {
            return there.get().contains(blocker)
                    ? task.row().now(RelationState.PRESENT, "")
                    : task.row().now(RelationState.FAILED, refusal.describe());
        }
        if (job.github().issues(job.target()).lookup(number) instanceof IssueLookup.Found) {
            // Whatever is chosen then, it is not in doubt.
            tally.tell(task.row().now(RelationState.FAILED, refusal.describe()));
            throw new ConfigException("the server knows no dependencies between issues; write `mapping: { relations: {"
                    + " dependencies: task-list } }` into ferry.yaml, then run the same command again");
        }
        return task.row().now(RelationState.GONE, task.from().url() + " is not there any more");
    }
}
