package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The closed issues of a migration that had to be opened to be moved. Thread-safe, like {@link MigrationView}. */
public final class ReopenedView {
    private final Readers readers;
    private final MigrationView migration;

    private ReopenedView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    public static ReopenedView of(MigrationView migration) {
        return new ReopenedView(migration.readers(), migration);
    }

    /** Those in the final repository that are not closed again for certain, in legacy order. */
    public List<ReopenedRow> stillOpen() {
        return rows("r.closed_again IS NULL");
    }

    /**
     * Those that were closed again, or seen closed, when what was asked for in vain may still have been carried out: such a
     * document opens an issue, wherever it is by then, no later than {@code quiet} after it was in doubt. In legacy order.
     */
    public List<ReopenedRow> closedTooSoon(Duration quiet) {
        return rows("r.closed_again < r.in_doubt + " + quiet.toMillis());
    }

    private List<ReopenedRow> rows(String which) {
        return readers.read(session -> session.list(
                row -> new ReopenedRow(
                        new LegacyId(row.getString(1)),
                        new NodeId(row.getString(2)),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4)).map(Long::valueOf).map(Instant::ofEpochMilli)),
                "SELECT i.legacy_id, i.final_node, r.reason, r.in_doubt FROM reopened r CROSS JOIN item i ON i.key = r.item"
                        + " WHERE " + which + " AND i.migration = ? AND i.final_node IS NOT NULL"
                        + " ORDER BY i.position",
                migration.key()));
    }

    /** What each of them in the final repository was closed as, as GraphQL spells it, where that was told. */
    public Map<LegacyId, Optional<String>> reasons() {
        Map<LegacyId, Optional<String>> reasons = new HashMap<>();
        rows("1 = 1").forEach(row -> reasons.put(row.item(), row.reason()));
        return reasons;
    }

    /** All in the final repository, closed again or not: their closing date is not the old one. */
    public Set<LegacyId> all() {
        return Set.copyOf(readers.read(session -> session.list(
                row -> new LegacyId(row.getString(1)),
                "SELECT i.legacy_id FROM reopened r CROSS JOIN item i ON i.key = r.item"
                        + " WHERE i.migration = ? AND i.final_node IS NOT NULL",
                migration.key())));
    }
}
