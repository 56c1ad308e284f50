package dev.ferry.mapping.ledger;

import dev.ferry.mapping.FinalNumber;
import java.util.List;

/** The items of a migration by the numbers that they got in the final repository. Thread-safe, like {@link MigrationView}. */
public final class MovedView {
    static final String BEHIND = Rows.ITEM + "WHERE migration = ? AND final_number > ? ORDER BY final_number";

    static final String OTHERWISE = "SELECT count(DISTINCT i.key) FROM item i CROSS JOIN forecast f"
            + " ON f.migration = i.migration AND f.item = i.key WHERE i.migration = ? AND i.final_number <> f.number"
            + " AND f.generation IN (SELECT w.generation FROM written_with w CROSS JOIN item t ON t.key = w.item"
            + " WHERE t.migration = ?)";

    private final Readers readers;
    private final MigrationView migration;

    private MovedView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    public static MovedView of(MigrationView migration) {
        return new MovedView(migration.readers(), migration);
    }

    /** The highest number that an item has; 0 before the first. */
    public int highest() {
        return migration.highestFinal().map(FinalNumber::value).orElse(0);
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
