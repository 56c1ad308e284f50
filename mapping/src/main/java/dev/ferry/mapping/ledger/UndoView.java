package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was taken back of a migration, and what is still to be. Thread-safe, like {@link MigrationView}. */
public final class UndoView {
    private static final String ROW = "SELECT place, number, node, legacy_id, state, detail FROM undo ";

    private final Readers readers;
    private final MigrationView migration;

    private UndoView(MigrationView migration) {
        this.readers = migration.readers();
        this.migration = migration;
    }

    public static UndoView of(MigrationView migration) {
        return new UndoView(migration);
    }

    /** The undo in this repository, if one was ever confirmed. */
    public Optional<UndoStand> stand(UndoPlace place) {
        return migration.note(UndoStand.note(place)).map(UndoStand::read);
    }

    /** Whether one was confirmed in either repository: then the migration does not go on. */
    public boolean isBegun() {
        return stand(UndoPlace.STAGING).isPresent() || stand(UndoPlace.TARGET).isPresent();
    }

    /** The next of those that are PLANNED or SENDING, behind this number, by number. */
    public List<UndoRow> open(UndoPlace place, int behind, int limit) {
        return readers.read(session -> session.list(
                UndoView::row,
                ROW + "WHERE migration = ? AND place = ? AND number > ? AND state IN ('PLANNED', 'SENDING')"
                        + " ORDER BY number LIMIT ?",
                migration.key(),
                place.name(),
                behind,
                limit));
    }

    /** Those of one state, by number. */
    public List<UndoRow> rows(UndoPlace place, UndoState state) {
        return readers.read(session -> session.list(
                UndoView::row,
                ROW + "WHERE migration = ? AND place = ? AND state = ? ORDER BY number",
                migration.key(),
                place.name(),
                state.name()));
    }

    /** How many are in which state. */
    public Map<UndoState, Long> counts(UndoPlace place) {
        Map<UndoState, Long> counts = new EnumMap<>(UndoState.class);
        readers.read(session -> session.list(
                        row -> Map.entry(UndoState.valueOf(row.getString(1)), row.getLong(2)),
                        "SELECT state, count(*) FROM undo WHERE migration = ? AND place = ? GROUP BY state",
                        migration.key(),
                        place.name()))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** How many are DONE otherwise than the undo that was begun last does it: closed where it deletes, or the other way round. */
    public long doneOtherwise(UndoPlace place) {
        return readers.read(session -> session.first(
                        row -> row.getLong(1),
                        "SELECT count(*) FROM undo WHERE migration = ? AND place = ? AND state = 'DONE'"
                                + " AND detail NOT IN ('', ?)",
                        migration.key(),
                        place.name(),
                        stand(place).map(stand -> stand.way().name()).orElse("")))
                .orElse(0L);
    }

    private static UndoRow row(ResultSet row) throws SQLException {
        return new UndoRow(
                UndoPlace.valueOf(row.getString(1)),
                row.getInt(2),
                new NodeId(row.getString(3)),
                new LegacyId(row.getString(4)),
                UndoState.valueOf(row.getString(5)),
                row.getString(6));
    }
}
