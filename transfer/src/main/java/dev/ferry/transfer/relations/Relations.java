package dev.ferry.transfer.relations;

import dev.ferry.archive.Issue;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.relations.RelationLines;
import dev.ferry.mapping.relations.WantedRelation;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.IssueStand;
import dev.ferry.transfer.rewrite.BodyChanges;
import dev.ferry.transfer.rewrite.Collision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Sets the relations of the old tracker in the final repository. Each is set once: what people take away there afterwards stays
 * away. Stopped or killed it goes on where it was. For one thread; one run at a time for a ledger.
 */
public final class Relations {
    private static final int AT_ONCE = 50;

    private final RelationsJob job;
    private final Sorting sorting;
    private final RelationTally tally;
    private final BlockedBy blockedBy;
    private final Reasons duplicates;
    private final Reasons notPlanned;
    private final Locks locks;
    private final BodyChanges bodies;
    private final RelationTexts texts;
    private long unsettled;

    /** Of a collision of an edit with somebody else's, the one who is told must have kept both texts safe before returning. */
    public Relations(RelationsJob job, Consumer<Collision> collided) {
        this.job = job;
        sorting = new Sorting(job);
        tally = new RelationTally(job.texts().ledger());
        blockedBy = new BlockedBy(job, tally);
        duplicates = new Reasons(ClosedAs.DUPLICATE, job, tally);
        notPlanned = new Reasons(ClosedAs.NOT_PLANNED, job, tally);
        locks = new Locks(job, tally);
        bodies = new BodyChanges(job.texts(), collided);
        texts = new RelationTexts(bodies, new RelationLines(job.texts().ledger().id()), tally);
    }

    /** Tells what {@link #run} would do. Asks the server nothing. */
    public RelationsPlan plan() {
        Map<RelationKind, Map<Way, Long>> ways = new EnumMap<>(RelationKind.class);
        long edits = 0;
        for (List<Issue> chunk : new Chunks<>(this::related, AT_ONCE)) {
            List<Task> tasks = sorting.tasks(chunk, (kind, way) -> count(ways, kind, way, 1));
            for (Task task : tasks) {
                Way likely = likely(task);
                count(ways, task.kind(), task.way(), -1);
                count(ways, task.kind(), likely, 1);
            }
            edits += tasks.stream()
                    .filter(task -> likely(task) == Way.WRITTEN)
                    .map(task -> task.item().id())
                    .distinct()
                    .count();
        }
        return new RelationsPlan(ways, edits);
    }

    private static void count(Map<RelationKind, Map<Way, Long>> ways, RelationKind kind, Way way, long count) {
        ways.computeIfAbsent(kind, none -> new EnumMap<>(Way.class)).merge(way, count, Long::sum);
    }

    /** How one that is asked about comes out, as far as can be told before. */
    private Way likely(Task task) {
        boolean hasReason = task.kind() == RelationKind.DUPLICATE_OF || task.kind() == RelationKind.NOT_PLANNED;
        if (task.way() != Way.ASKED || !hasReason) {
            return task.way();
        }
        Reasons reasons = task.kind() == RelationKind.DUPLICATE_OF ? duplicates : notPlanned;
        if (task.closed().isEmpty() || reasons.writesAll()) {
            return task.kind() == RelationKind.DUPLICATE_OF ? Way.WRITTEN : Way.LEFT_OUT;
        }
        return !task.inDoubt() && reasons.holds() ? Way.HELD : Way.ASKED;
    }

    /** Sets what is not set yet. */
    public RelationsSummary run() {
        RelationsPlan plan = plan();
        job.texts().progress().begin("relations", plan.open());
        bodies.lookAtLastRun();
        if (RelationView.of(job.texts().ledger().view()).count(RelationState.SENDING) > 0) {
            // What became of them may decide about all others.
            Set<WantedRelation> settled = new HashSet<>();
            pass(task -> task.inDoubt() && settled.add(task.relation()));
            pass(task -> !settled.contains(task.relation()));
        } else {
            pass(task -> true);
        }
        return new RelationsSummary(
                plan,
                tally,
                new RelationsSummary.Left(
                        texts.left() + duplicates.putOff() + notPlanned.putOff(),
                        unsettled,
                        duplicates.held(),
                        notPlanned.held(),
                        duplicates.unasked() + notPlanned.unasked() + locks.unasked()),
                bodies.collisions(),
                job.texts().stop().isRaised());
    }

    private void pass(Predicate<Task> which) {
        for (List<Issue> chunk : new Chunks<>(this::related, AT_ONCE)) {
            if (job.texts().stop().isRaised()) {
                break;
            }
            List<Task> tasks = sorting.tasks(chunk, (kind, way) -> {}).stream()
                    .filter(which)
                    .toList();
            if (!tasks.isEmpty()) {
                set(tasks);
            }
        }
    }

    private void set(List<Task> all) {
        Map<NodeId, IssueStand> stands = IssueStand.of(
                job.texts().github(),
                job.texts().target(),
                all.stream()
                        .flatMap(task -> Stream.of(task.from(), task.to()))
                        .distinct()
                        .toList());
        List<Task> tasks = there(all, stands);
        List<Task> toWrite = new ArrayList<>(
                tasks.stream().filter(task -> task.way() == Way.WRITTEN).toList());
        job.texts().progress().advance(toWrite.size());
        toWrite.addAll(blockedBy.ask(asked(tasks, RelationKind.BLOCKED_BY), stands));
        toWrite.addAll(duplicates.ask(asked(tasks, RelationKind.DUPLICATE_OF)));
        toWrite.addAll(notPlanned.ask(asked(tasks, RelationKind.NOT_PLANNED)));
        // Rewrite knows a text that the transfer changed by what was sent; after another edit it could not mend it.
        List<Task> settled = toWrite.stream()
                .filter(task -> task.item().state() == ItemState.SETTLED)
                .toList();
        unsettled += toWrite.size() - settled.size();
        texts.write(settled, stands);
        // Last, so that all else is done before an issue is locked.
        locks.ask(asked(tasks, RelationKind.LOCKED));
    }

    /** Those of which both issues are there; of the others nothing is left to be done. */
    private List<Task> there(List<Task> tasks, Map<NodeId, IssueStand> stands) {
        List<Task> there = new ArrayList<>();
        for (Task task : tasks) {
            Optional<FinalIssue> gone = Stream.of(task.from(), task.to())
                    .filter(issue -> !stands.containsKey(issue.node()))
                    .findFirst();
            if (gone.isPresent()) {
                tally.tell(task.row().now(RelationState.GONE, gone.get().url() + " is not there any more"));
                job.texts().progress().advance(1);
            } else {
                there.add(task);
            }
        }
        return there;
    }

    private static List<Task> asked(List<Task> tasks, RelationKind kind) {
        return tasks.stream()
                .filter(task -> task.kind() == kind && task.way() == Way.ASKED)
                .toList();
    }

    private Iterator<Issue> related() {
        return StreamSupport.stream(job.archive().issues().spliterator(), false)
                .filter(issue -> !sorting.wanted(issue).isEmpty())
                .iterator();
    }
}
