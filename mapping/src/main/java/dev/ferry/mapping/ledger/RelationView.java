package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of a migration's relations in the final repository. Thread-safe, like {@link MigrationView}. */
public final class RelationView {
    private final Readers readers;
    private final MigrationView migration;

    private RelationView(MigrationView migration) {
        this.readers = migration.readers();
        this.migration = migration;
    }

    public static RelationView of(MigrationView migration) {
        return new RelationView(migration);
    }

    /** Those of these items that were begun. */
    public Map<LegacyId, List<RelationRow>> rows(Collection<LegacyId> items) {
        return readers.readConsistently(session -> {
            Map<LegacyId, List<RelationRow>> rows = new HashMap<>();
            for (LegacyId item : items) {
                List<RelationRow> own = session.list(
                        RelationView::row,
                        "SELECT i.legacy_id, r.kind, r.target, r.state, r.closed_before, r.detail"
                                + " FROM item i JOIN relation r ON r.item = i.key"
                                + " WHERE i.migration = ? AND i.legacy_id = ?",
                        migration.key(),
                        item.value());
                if (!own.isEmpty()) {
                    rows.put(item, own);
                }
            }
            return rows;
        });
    }

    /** How many are in this state. */
    public long count(RelationState state) {
        return readers.read(session -> session.first(
                        row -> row.getLong(1),
                        "SELECT count(*) FROM relation r CROSS JOIN item i ON i.key = r.item"
                                + " WHERE r.state = ? AND i.migration = ?",
                        state.name(),
                        migration.key()))
                .orElse(0L);
    }

    /** Whether one of this kind is in this state. */
    public boolean isAny(RelationKind kind, RelationState state) {
        return readers.read(session -> session.first(
                        row -> row.getInt(1),
                        "SELECT 1 FROM relation r CROSS JOIN item i ON i.key = r.item"
                                + " WHERE r.state = ? AND r.kind = ? AND i.migration = ? LIMIT 1",
                        state.name(),
                        kind.name(),
                        migration.key()))
                .isPresent();
    }

    /** The items for which this was asked, and nobody knows what became of it. */
    public Set<LegacyId> inDoubt(RelationKind kind) {
        return Set.copyOf(readers.read(session -> session.list(
                row -> new LegacyId(row.getString(1)),
                "SELECT i.legacy_id FROM relation r CROSS JOIN item i ON i.key = r.item"
                        + " WHERE r.state = 'SENDING' AND r.kind = ? AND i.migration = ?",
                kind.name(),
                migration.key())));
    }

    /** The items that were closed with another reason and bear the date of that. */
    public Set<LegacyId> newDates() {
        return Set.copyOf(readers.read(session -> session.list(
                row -> new LegacyId(row.getString(1)),
                "SELECT DISTINCT i.legacy_id FROM relation r CROSS JOIN item i ON i.key = r.item"
                        + " WHERE r.state = 'PRESENT' AND r.closed_before IS NOT NULL AND i.migration = ?",
                migration.key())));
    }

    private static RelationRow row(ResultSet row) throws SQLException {
        return new RelationRow(
                new LegacyId(row.getString(1)),
                RelationKind.valueOf(row.getString(2)),
                new LegacyId(row.getString(3)),
                RelationState.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)).map(Long::valueOf).map(Instant::ofEpochMilli),
                row.getString(6));
    }
}
