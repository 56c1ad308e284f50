package dev.ferry.mapping.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The items of a migration by the numbers that they got in the final repository. Thread-safe, like {@link MigrationView}. */
public final class MovedView {
    static final String BEHIND = Rows.ITEM + "WHERE migration = ? AND final_number > ? ORDER BY final_number";

    static final String OTHERWISE = "SELECT count(DISTINCT i.key) FROM item i CROSS JOIN forecast f"
            + " ON f.migration = i.migration AND f.item = i.key WHERE i.migration = ? AND i.final_number <> f.number"
            + " AND f.generation IN (SELECT w.generation FROM written_with w CROSS JOIN item t ON t.key = w.item"
            + " WHERE t.migration = ?)";

    private final Readers readers;
    private final MigrationView migration;

    MovedView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    /** The highest number that an item has; 0 before the first. */
    public int highest() {
        return readers.read(session -> session.first(
                        row -> row.getInt(1),
                        "SELECT final_number FROM item WHERE migration = ? AND final_number IS NOT NULL"
                                + " ORDER BY final_number DESC LIMIT 1",
                        migration.key()))
                .orElse(0);
    }

    /** How many items have their final number, whatever became of them since. It is never taken away, so this only grows. */
    public long count() {
        return readers.read(session -> session.first(
                        row -> row.getLong(1),
                        "SELECT count(*) FROM item WHERE migration = ? AND final_number IS NOT NULL",
                        migration.key()))
                .orElse(0L);
    }

    /** The place of the last item in legacy order that has its final number. */
    public Optional<LegacyPosition> last() {
        // State by state, for which there is an index: at the end of a long list none may be moved yet.
        return Stream.of(ItemState.MOVED, ItemState.SETTLED, ItemState.FAILED)
                .flatMap(state -> readers
                        .read(session -> session.first(
                                row -> new LegacyPosition(row.getString(1)),
                                "SELECT position FROM item WHERE migration = ? AND state = ?"
                                        + " AND final_number IS NOT NULL ORDER BY position DESC LIMIT 1",
                                migration.key(),
                                state.name()))
                        .stream())
                .max(Comparator.naturalOrder());
    }

    /** The items in the final repository, not settled yet, of which some comment's place there is not known, in legacy order. */
    public Iterable<ItemRow> unlocated() {
        return new Pages<>(
                LegacyPosition.START,
                ItemRow::position,
                (after, limit) -> readers.read(session -> session.list(
                        Rows::item,
                        Rows.ITEM + "WHERE migration = ? AND state = 'MOVED' AND position > ?"
                                + " AND EXISTS (SELECT 1 FROM part p WHERE p.item = item.key AND p.ordinal > 0"
                                + " AND p.comment_url IS NULL) ORDER BY position LIMIT ?",
                        migration.key(),
                        after.key(),
                        limit)));
    }

    /** The items with a higher number than this, rising. A repository's numbers only rise, so these were moved since it was the highest. */
    public List<ItemRow> behind(int number) {
        return readers.read(session -> session.list(Rows::item, BEHIND, migration.key(), number));
    }

    /** How many items have another number than some forecast gave them that texts were written with. */
    public long otherThanForeseen() {
        return readers.read(
                        session -> session.first(row -> row.getLong(1), OTHERWISE, migration.key(), migration.key()))
                .orElse(0L);
    }
}
