package dev.ferry.transfer.verify;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.Dependencies;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.transfer.reading.IssueStand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads which relations the final repository shows of those that the ledger says it knows. Costs nothing where there are none; else a
 * document for the issues and one request for each that is to be blocked. For one thread.
 */
final class RelationLook {
    private final VerificationJob job;

    RelationLook(VerificationJob job) {
        this.job = job;
    }

    /** What the ledger says of these items' relations, with what is there of each; of those whose other issue is gone there is nothing. */
    Map<LegacyId, List<Tie>> look(List<ItemRow> items, Map<LegacyId, List<RelationRow>> rows) {
        List<Tie> set = new ArrayList<>();
        for (ItemRow item : items) {
            for (RelationRow row : rows.getOrDefault(item.id(), List.of())) {
                // What an issue was closed as, and whether it is locked, are fields of its own.
                if (!row.kind().isOfOneIssue()
                        && (row.state() == RelationState.PRESENT || row.state() == RelationState.WRITTEN)) {
                    Optional<FinalIssue> target =
                            job.ledger().item(row.target()).flatMap(ItemRow::finalIssue);
                    item.finalIssue().ifPresent(from -> target.ifPresent(to -> set.add(new Tie(row, from, to, ""))));
                }
            }
        }
        Map<LegacyId, List<Tie>> found = new HashMap<>();
        seen(set)
                .forEach(tie -> found.computeIfAbsent(tie.row().item(), id -> new ArrayList<>())
                        .add(tie));
        return found;
    }

    private List<Tie> seen(List<Tie> set) {
        Map<NodeId, IssueStand> blockers =
                IssueStand.of(job.github(), job.target(), ends(set, RelationKind.BLOCKED_BY, true));
        Map<NodeId, IssueStand> duplicates =
                IssueStand.withOriginals(job.github(), job.target(), ends(set, RelationKind.DUPLICATE_OF, false));
        Map<Integer, Listed> listed = new HashMap<>();
        List<Tie> seen = new ArrayList<>();
        for (Tie tie : set) {
            if (tie.isWritten()) {
                seen.add(tie);
            } else if (tie.kind() == RelationKind.DUPLICATE_OF) {
                Optional.ofNullable(duplicates.get(tie.from().node()))
                        .ifPresent(stand -> seen.add(tie.shown(reason(stand, tie))));
            } else {
                Optional.ofNullable(blockers.get(tie.to().node())).ifPresent(blocker -> {
                    Listed own = listed.computeIfAbsent(tie.from().number().value(), this::list);
                    seen.add(own.mayHold(blocker.databaseId()) ? tie.shown(tie.wanted()) : tie);
                });
            }
        }
        return seen;
    }

    private static List<FinalIssue> ends(List<Tie> set, RelationKind kind, boolean other) {
        return set.stream()
                .filter(tie -> tie.kind() == kind && !tie.isWritten())
                .map(tie -> other ? tie.to() : tie.from())
                .distinct()
                .toList();
    }

    /** A duplicate of which nobody tells the original counts as one of the right issue. */
    private static String reason(IssueStand stand, Tie tie) {
        if (!stand.isDuplicate()) {
            return stand.closed() ? stand.reason().map(FactFields::plain).orElse("completed") : "open";
        }
        return stand.original()
                .filter(original -> !original.equals(tie.to().node()))
                .map(original -> "duplicate of another issue")
                .orElse(tie.wanted());
    }

    private Listed list(int number) {
        Dependencies dependencies = job.github().dependencies(job.target());
        Set<Long> ids = dependencies.blockers(number).orElse(Set.of());
        return new Listed(
                ids,
                () -> dependencies
                        .count(number)
                        .filter(count -> count > ids.size())
                        .isPresent());
    }

    /** What blocks an issue. The list may lag, and the issue itself says whether more must be in it. */
    private record Listed(Set<Long> ids, BooleanSupplier isShort) {
        boolean mayHold(long id) {
            return ids.contains(id) || isShort.getAsBoolean();
        }
    }

    /** A relation that is to be there, and what is shown in its place. */
    record Tie(RelationRow row, FinalIssue from, FinalIssue to, String found) {
        RelationKind kind() {
            return row.kind();
        }

        /** Whether a line of the body says it. */
        boolean isWritten() {
            return row.state() == RelationState.WRITTEN;
        }

        String wanted() {
            return (kind() == RelationKind.BLOCKED_BY ? "blocked by " : "duplicate of ") + row.target() + " (#"
                    + to.number() + ")";
        }

        Tie shown(String what) {
            return new Tie(row, from, to, what);
        }
    }
}
