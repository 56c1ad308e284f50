package dev.ferry.transfer.relations;

import dev.ferry.archive.Issue;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.relations.RelationLines;
import dev.ferry.mapping.relations.WantedRelation;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.rewrite.BodyChanges;
import dev.ferry.transfer.rewrite.Collision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
    private final Duplicates duplicates;
    private final BodyChanges bodies;
    private final RelationTexts texts;

    /** Of a collision of an edit with somebody else's, the one who is told must have kept both texts safe before returning. */
    public Relations(RelationsJob job, Consumer<Collision> collided) {
        this.job = job;
        sorting = new Sorting(job);
        tally = new RelationTally(job.texts().ledger());
        blockedBy = new BlockedBy(job.texts(), tally);
        duplicates = new Duplicates(job.texts(), job.newDates(), tally);
        bodies = new BodyChanges(job.texts(), collided);
        texts = new RelationTexts(bodies, new RelationLines(job.texts().ledger().id()), tally);
    }

    /** Tells what {@link #run} would do. Asks the server nothing. */
    public RelationsPlan plan() {
        Map<Way, Long> dependencies = new EnumMap<>(Way.class);
        Map<Way, Long> superseders = new EnumMap<>(Way.class);
        long edits = 0;
        boolean taken = duplicates.manner().allows(job.newDates());
        for (List<Issue> chunk : new Chunks<>(this::related, AT_ONCE)) {
            List<Task> tasks = sorting.tasks(
                    chunk,
                    (issue, way) -> dependencies.merge(way, 1L, Long::sum),
                    (issue, way) -> superseders.merge(
                            way == Way.ASKED && !(taken && job.wasClosed().test(issue)) ? Way.WRITTEN : way,
                            1L,
                            Long::sum));
            edits += edited(tasks, chunk, taken);
        }
        return new RelationsPlan(
                dependencies.getOrDefault(Way.ASKED, 0L),
                dependencies.getOrDefault(Way.WRITTEN, 0L),
                superseders.getOrDefault(Way.ASKED, 0L),
                superseders.getOrDefault(Way.WRITTEN, 0L),
                dependencies.getOrDefault(Way.DONE, 0L) + superseders.getOrDefault(Way.DONE, 0L),
                dependencies.getOrDefault(Way.WAITING, 0L) + superseders.getOrDefault(Way.WAITING, 0L),
                edits);
    }

    /** How many bodies would be edited. */
    private long edited(List<Task> tasks, List<Issue> chunk, boolean taken) {
        Set<String> open = new HashSet<>();
        chunk.stream()
                .filter(issue -> !(taken && job.wasClosed().test(issue)))
                .forEach(issue -> open.add(issue.id().value()));
        return tasks.stream()
                .filter(task -> task.way() == Way.WRITTEN
                        || (task.kind() == RelationKind.DUPLICATE_OF
                                && open.contains(task.item().id().value())))
                .map(task -> task.item().id())
                .distinct()
                .count();
    }

    /** Sets what is not set yet. */
    public RelationsSummary run() {
        RelationsPlan plan = plan();
        job.texts().progress().begin("relations", plan.open());
        bodies.lookAtLastRun();
        for (List<Issue> chunk : new Chunks<>(this::related, AT_ONCE)) {
            if (job.texts().stop().isRaised()) {
                break;
            }
            List<Task> tasks = sorting.tasks(chunk, (issue, way) -> {}, (issue, way) -> {});
            if (!tasks.isEmpty()) {
                set(tasks);
            }
        }
        MigrationView ledger = job.texts().ledger().view();
        RelationView relations = RelationView.of(ledger);
        return new RelationsSummary(
                tally.count(RelationKind.BLOCKED_BY, RelationState.PRESENT),
                tally.count(RelationKind.BLOCKED_BY, RelationState.WRITTEN),
                tally.count(RelationKind.DUPLICATE_OF, RelationState.PRESENT),
                tally.count(RelationKind.DUPLICATE_OF, RelationState.WRITTEN),
                plan.done(),
                plan.waiting(),
                relations.count(RelationState.SENDING) + texts.left(),
                relations.failed(),
                duplicates.manner() == DuplicateManner.NEW_DATE && !job.newDates(),
                relations.newDates().size(),
                job.texts().stop().isRaised());
    }

    private void set(List<Task> tasks) {
        Map<NodeId, IssueStand> targets = IssueStand.of(
                job.texts().github().graphQl(),
                tasks.stream()
                        .filter(task -> task.kind() == RelationKind.BLOCKED_BY)
                        .map(task -> task.to().node())
                        .distinct()
                        .toList());
        List<Task> toWrite = new ArrayList<>(
                tasks.stream().filter(task -> task.way() == Way.WRITTEN).toList());
        job.texts().progress().advance(toWrite.size());
        toWrite.addAll(blockedBy.ask(asked(tasks, RelationKind.BLOCKED_BY), targets));
        toWrite.addAll(duplicates.ask(asked(tasks, RelationKind.DUPLICATE_OF)));
        texts.write(toWrite, targets);
    }

    private static List<Task> asked(List<Task> tasks, RelationKind kind) {
        return tasks.stream()
                .filter(task -> task.kind() == kind && task.way() == Way.ASKED)
                .toList();
    }

    private Iterator<Issue> related() {
        return StreamSupport.stream(job.archive().issues().spliterator(), false)
                .filter(issue -> !WantedRelation.of(issue).isEmpty())
                .iterator();
    }
}
