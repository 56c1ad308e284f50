package dev.ferry.transfer.relations;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.Dependencies;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import dev.ferry.mapping.relations.WantedRelation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Tells what is to be done for the relations of issues, by the ledger alone. For one thread. */
final class Sorting {
    private final RelationsJob job;
    private final MigrationView ledger;

    Sorting(RelationsJob job) {
        this.job = job;
        ledger = job.texts().ledger().view();
    }

    /** What is to be asked or written for these issues; {@code tell} hears of every relation what is to be done for it. */
    List<Task> tasks(List<Issue> issues, BiConsumer<Issue, Way> dependencies, BiConsumer<Issue, Way> superseders) {
        Map<LegacyId, List<RelationRow>> rows =
                RelationView.of(ledger).rows(issues.stream().map(Issue::id).toList());
        List<Task> tasks = new ArrayList<>();
        for (Issue issue : issues) {
            Own own = new Own(issue, rows.getOrDefault(issue.id(), List.of()));
            for (WantedRelation wanted : WantedRelation.of(issue)) {
                Way way = own.sort(wanted, tasks);
                (wanted.kind() == RelationKind.BLOCKED_BY ? dependencies : superseders).accept(issue, way);
            }
        }
        return tasks;
    }

    /** One issue's relations. */
    private final class Own {
        private final Optional<ItemRow> item;
        private final List<RelationRow> rows;
        /** How many GitHub knows, or is about to be asked for. */
        private final Map<RelationKind, Integer> asked = new EnumMap<>(RelationKind.class);

        Own(Issue issue, List<RelationRow> rows) {
            this.rows = rows;
            item = ledger.item(issue.id()).filter(Own::hasArrived);
            for (RelationRow row : rows) {
                if (row.state() == RelationState.PRESENT) {
                    asked.merge(row.kind(), 1, Integer::sum);
                }
            }
        }

        Way sort(WantedRelation wanted, List<Task> tasks) {
            Optional<RelationRow> known = rows.stream()
                    .filter(row -> row.kind() == wanted.kind() && row.target().equals(wanted.target()))
                    .findFirst();
            if (known.filter(row -> row.state().isDone()).isPresent()) {
                return Way.DONE;
            }
            if (job.leavesOut(wanted.kind())) {
                return Way.LEFT_OUT;
            }
            Optional<ItemRow> target = ledger.item(wanted.target()).filter(Own::hasArrived);
            if (item.isEmpty() || target.isEmpty()) {
                return Way.WAITING;
            }
            Way way = askedFor(wanted.kind(), known) ? Way.ASKED : Way.WRITTEN;
            RelationRow row = known.orElseGet(() -> new RelationRow(
                    wanted.item(), wanted.kind(), wanted.target(), RelationState.FAILED, Optional.empty(), ""));
            tasks.add(new Task(item.get(), target.get(), row, way));
            return way;
        }

        private boolean askedFor(RelationKind kind, Optional<RelationRow> known) {
            boolean asks = !job.onlyWrites(kind)
                    && known.filter(row -> row.state() == RelationState.TO_WRITE)
                            .isEmpty()
                    && asked.getOrDefault(kind, 0) < most(kind);
            if (asks) {
                asked.merge(kind, 1, Integer::sum);
            }
            return asks;
        }

        private static int most(RelationKind kind) {
            return kind == RelationKind.BLOCKED_BY ? Dependencies.MOST : 1;
        }

        private static boolean hasArrived(ItemRow item) {
            return item.state() == ItemState.MOVED || item.state() == ItemState.SETTLED;
        }
    }
}
