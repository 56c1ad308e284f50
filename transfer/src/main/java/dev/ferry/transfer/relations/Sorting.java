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
import dev.ferry.mapping.ledger.ReopenedRow;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.mapping.relations.WantedRelation;
import dev.ferry.mapping.render.IssueLock;
import dev.ferry.mapping.render.LockReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Tells what is to be done for the relations of issues, by the ledger alone. For one thread. */
final class Sorting {
    private final RelationsJob job;
    private final MigrationView ledger;
    /** Opened for their transfer, and not closed again yet. */
    private final Set<LegacyId> stillOpen;
    /** Asked to be closed as not planned, whatever the rules say by now. */
    private final Set<LegacyId> begun;
    /** The same of locks. */
    private final Set<LegacyId> locking;

    Sorting(RelationsJob job) {
        this.job = job;
        ledger = job.texts().ledger().view();
        stillOpen = ReopenedView.of(ledger).stillOpen().stream()
                .map(ReopenedRow::item)
                .collect(Collectors.toSet());
        begun = RelationView.of(ledger).inDoubt(RelationKind.NOT_PLANNED);
        locking = RelationView.of(ledger).inDoubt(RelationKind.LOCKED);
    }

    /** The relations that the issue is to show: those of the tracker, as what it was closed, and that it is locked. What was begun is brought to its end. */
    List<WantedRelation> wanted(Issue issue) {
        List<WantedRelation> wanted = new ArrayList<>(WantedRelation.of(issue));
        if (job.notPlanned().test(issue) || begun.contains(issue.id())) {
            wanted.add(WantedRelation.notPlanned(issue.id()));
        }
        if (job.lock().apply(issue).isPresent() || locking.contains(issue.id())) {
            wanted.add(WantedRelation.locked(issue.id()));
        }
        return wanted;
    }

    /** What is to be asked or written for these issues; {@code told} hears of each relation what is to be done for it. */
    List<Task> tasks(List<Issue> issues, BiConsumer<RelationKind, Way> told) {
        Map<LegacyId, List<RelationRow>> rows =
                RelationView.of(ledger).rows(issues.stream().map(Issue::id).toList());
        List<Task> tasks = new ArrayList<>();
        for (Issue issue : issues) {
            Own own = new Own(issue, rows.getOrDefault(issue.id(), List.of()));
            for (WantedRelation wanted : wanted(issue)) {
                told.accept(wanted.kind(), own.sort(wanted, tasks));
            }
        }
        return tasks;
    }

    /** One issue's relations. */
    private final class Own {
        private final Optional<ItemRow> item;
        private final List<RelationRow> rows;
        private final Optional<Instant> closed;
        /** The words of the reason for which it is to be locked. */
        private final String lockReason;
        /** How many GitHub knows, or is about to be asked for. */
        private final Map<RelationKind, Integer> asked = new EnumMap<>(RelationKind.class);

        Own(Issue issue, List<RelationRow> rows) {
            this.rows = rows;
            item = ledger.item(issue.id());
            closed = job.closedAt().apply(issue);
            lockReason = job.lock()
                    .apply(issue)
                    .flatMap(IssueLock::reason)
                    .map(LockReason::words)
                    .orElse("");
            for (RelationRow row : rows) {
                if (row.state() == RelationState.PRESENT || row.state() == RelationState.SENDING) {
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
            // What is in doubt is looked at, whatever was chosen since.
            boolean inDoubt =
                    known.filter(row -> row.state() == RelationState.SENDING).isPresent();
            if (job.leavesOut(wanted.kind()) && !inDoubt) {
                return Way.LEFT_OUT;
            }
            Optional<ItemRow> target = ledger.item(wanted.target());
            Optional<Way> notYet = notYet(wanted.kind(), target);
            if (notYet.isPresent()) {
                return notYet.get();
            }
            Way way = inDoubt || askedFor(wanted.kind(), known) ? Way.ASKED : Way.WRITTEN;
            tasks.add(new Task(item.orElseThrow(), target.orElseThrow(), row(wanted, known), way, closed));
            return way;
        }

        private RelationRow row(WantedRelation wanted, Optional<RelationRow> known) {
            boolean locks = wanted.kind() == RelationKind.LOCKED;
            // A lock that was refused is asked for again with the reason of today.
            return known.filter(row -> !locks || row.state() == RelationState.SENDING)
                    .orElseGet(() -> new RelationRow(
                            wanted.item(),
                            wanted.kind(),
                            wanted.target(),
                            RelationState.FAILED,
                            Optional.empty(),
                            locks ? lockReason : ""));
        }

        private Optional<Way> notYet(RelationKind kind, Optional<ItemRow> target) {
            if (item.isEmpty() || target.isEmpty()) {
                return Optional.of(Way.NOT_IMPORTED);
            }
            if (isFailed(item.get()) || isFailed(target.get())) {
                return Optional.of(Way.ITEM_FAILED);
            }
            boolean waits = !hasArrived(item.get())
                    || !hasArrived(target.get())
                    || (kind != RelationKind.BLOCKED_BY
                            && stillOpen.contains(item.get().id()));
            return waits ? Optional.of(Way.WAITING) : Optional.empty();
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

        private static boolean isFailed(ItemRow item) {
            return item.state() == ItemState.FAILED;
        }

        private static int most(RelationKind kind) {
            return kind == RelationKind.BLOCKED_BY ? Dependencies.MOST : 1;
        }

        private static boolean hasArrived(ItemRow item) {
            return item.state() == ItemState.MOVED || item.state() == ItemState.SETTLED;
        }
    }
}
