package dev.ferry.transfer.relations;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.relations.RelationLines;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.IssueStand;
import dev.ferry.transfer.rewrite.BodyChange;
import dev.ferry.transfer.rewrite.BodyChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes relations as lines of bodies. For one thread. */
final class RelationTexts {
    private final BodyChanges bodies;
    private final RelationLines lines;
    private final RelationTally tally;
    private long left;

    RelationTexts(BodyChanges bodies, RelationLines lines, RelationTally tally) {
        this.bodies = bodies;
        this.lines = lines;
        this.tally = tally;
    }

    /** Writes them a few bodies at a time: what stands there is told soon, so that nobody gets back what people took away. */
    void write(List<Task> tasks, Map<NodeId, IssueStand> stands) {
        Map<LegacyId, List<Task>> byItem = new LinkedHashMap<>();
        tasks.forEach(task -> byItem.computeIfAbsent(task.item().id(), item -> new ArrayList<>())
                .add(task));
        for (List<List<Task>> some : new Chunks<>(byItem.values(), BodyChanges.AT_ONCE)) {
            writeSome(some.stream().flatMap(List::stream).toList(), stands);
        }
    }

    private void writeSome(List<Task> tasks, Map<NodeId, IssueStand> stands) {
        Map<LegacyId, List<Task>> byItem = new LinkedHashMap<>();
        tasks.forEach(task -> byItem.computeIfAbsent(task.item().id(), item -> new ArrayList<>())
                .add(task));
        Map<ItemRow, BodyChange> changes = new LinkedHashMap<>();
        byItem.forEach((id, own) -> {
            List<String> wanted = own.stream().map(task -> line(task, stands)).toList();
            changes.put(own.get(0).item(), body -> lines.add(body, wanted));
        });
        Map<LegacyId, Optional<String>> ends = bodies.make(changes);
        List<RelationRow> rows = new ArrayList<>();
        ends.forEach((item, refusal) -> byItem.getOrDefault(item, List.of())
                .forEach(task -> rows.add(refusal.map(why -> task.row().now(RelationState.FAILED, why))
                        .orElseGet(() -> task.row().now(RelationState.WRITTEN, "")))));
        tally.tell(rows, List.of());
        left += tasks.size() - rows.size();
    }

    /** How many are neither written nor refused. */
    long left() {
        return left;
    }

    private static String line(Task task, Map<NodeId, IssueStand> stands) {
        int number = task.to().number().value();
        if (task.kind() == RelationKind.DUPLICATE_OF) {
            return RelationLines.duplicate(number);
        }
        IssueStand stand = stands.get(task.to().node());
        return RelationLines.task(number, stand != null && stand.closed());
    }
}
