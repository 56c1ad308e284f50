package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The items of a migration that failed and were taken up again. Thread-safe, like {@link MigrationView}. */
public final class RetriedView {
    private final Readers readers;
    private final MigrationView migration;

    RetriedView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    /** When the item first failed with this category since it was last sent to staging. */
    public Optional<Instant> failedFirst(LegacyId item, String category) {
        return readers.read(session -> session.first(
                row -> Instant.ofEpochMilli(row.getLong(1)),
                "SELECT e.at FROM event e JOIN item i ON i.key = e.item"
                        + " WHERE i.migration = ? AND i.legacy_id = ? AND e.what = 'failed'"
                        + " AND substr(e.detail, 1, length(?)) = ? AND e.sequence > coalesce("
                        + "(SELECT max(s.sequence) FROM event s WHERE s.item = i.key AND s.what = 'sending'), 0)"
                        + " ORDER BY e.sequence",
                migration.key(),
                item.value(),
                category + ":",
                category + ":"));
    }

    /** The items that failed, were taken up again, and wait for comments to follow their issue on staging. */
    public Set<LegacyId> waiting() {
        return Set.copyOf(readers.read(session -> session.list(
                row -> new LegacyId(row.getString(1)),
                "SELECT legacy_id FROM item WHERE migration = ? AND state = 'IMPORTING' AND staging_number IS NOT NULL"
                        + " AND key IN (SELECT item FROM event WHERE what = 'requeued' AND item IS NOT NULL)",
                migration.key())));
    }

    /** The items that were sent, failed and are PLANNED again since {@link Transition.Requeued#RETRIED_IMPORTS} was last emptied. */
    public List<LegacyId> imports() {
        String keys =
                migration.note(Transition.Requeued.RETRIED_IMPORTS).orElse("").strip();
        return keys.isEmpty()
                ? List.of()
                : readers.read(session -> session.list(
                        row -> new LegacyId(row.getString(1)),
                        "SELECT legacy_id FROM item WHERE migration = ? AND key IN (SELECT value FROM json_each(?))",
                        migration.key(),
                        "[" + keys.replace(' ', ',') + "]"));
    }
}
