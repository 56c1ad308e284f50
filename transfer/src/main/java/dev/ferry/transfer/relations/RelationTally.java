package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.Transition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes down what became of relations, and counts it. For one thread. */
final class RelationTally {
    /** Of so many the run says why they failed. */
    private static final int MOST_KEPT = 20;

    private final MigrationLedger ledger;
    private final Map<RelationKind, Map<RelationState, Long>> counts = new EnumMap<>(RelationKind.class);
    private final List<RelationRow> failed = new ArrayList<>();
    private long newDates;

    RelationTally(MigrationLedger ledger) {
        this.ledger = ledger;
    }

    void tell(RelationRow row) {
        tell(List.of(row), List.of());
    }

    void tell(List<RelationRow> rows, List<Transition> more) {
        List<Transition> transitions = new ArrayList<>(more);
        rows.forEach(row -> transitions.add(new Transition.Related(row)));
        if (!transitions.isEmpty()) {
            ledger.commit(transitions);
        }
        for (RelationRow row : rows) {
            counts.computeIfAbsent(row.kind(), kind -> new EnumMap<>(RelationState.class))
                    .merge(row.state(), 1L, Long::sum);
            if (row.state() == RelationState.FAILED && failed.size() < MOST_KEPT) {
                failed.add(row);
            }
            if (row.state() == RelationState.PRESENT && row.closedBefore().isPresent()) {
                newDates++;
            }
        }
    }

    /** How many of one kind came to this state in this run. */
    long count(RelationKind kind, RelationState state) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(state, 0L);
    }

    /** How many came to this state in this run. */
    long count(RelationState state) {
        return Stream.of(RelationKind.values())
                .mapToLong(kind -> count(kind, state))
                .sum();
    }

    /** The first of those that failed. */
    List<RelationRow> failed() {
        return List.copyOf(failed);
    }

    /** How many issues were closed with another reason and got another closing date. */
    long newDates() {
        return newDates;
    }
}
