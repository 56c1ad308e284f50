package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.util.List;
import java.util.Optional;

/**
 * What comes before the items of a migration that are on staging, in legacy order: final numbers rise in the order of moving, so
 * what moves later gets a higher one than its age asks for. See {@link MigrationView}.
 */
public final class OrderView {
    /** Planned again: the state alone does not tell these from what was never begun. */
    private static final String TRIED = "SELECT item FROM event WHERE what IN ('failed', 'lost', '" + MigrationView.ANEW
            + "') AND item IS NOT NULL";

    private static final String BEFORE_AN_IMPORTED =
            "position < (SELECT max(position) FROM item WHERE migration = ? AND state = 'IMPORTED')";

    private final Readers readers;
    private final long key;

    OrderView(Readers readers, long key) {
        this.readers = readers;
        this.key = key;
    }

    /** How many items of which nothing was ever sent come before one that is on staging: moved later, they get higher numbers. */
    public long overtaken() {
        return readers.read(session -> session.first(
                        row -> row.getLong(1),
                        "SELECT count(*) FROM item WHERE migration = ? AND state = 'PLANNED' AND key NOT IN (" + TRIED
                                + ") AND " + BEFORE_AN_IMPORTED,
                        key,
                        key)
                .orElse(0L));
    }

    /** The items that were begun, have no final number and come before one that is on staging, in legacy order. */
    public List<OlderItem> older() {
        return readers.read(session -> session.list(
                row -> new OlderItem(
                        new LegacyId(row.getString(1)),
                        ItemState.valueOf(row.getString(2)),
                        Optional.ofNullable(row.getString(3)).map(ItemState::valueOf)),
                "SELECT legacy_id, state, failed_in FROM item WHERE migration = ? AND final_number IS NULL"
                        + " AND (state IN ('IMPORTING', 'FAILED') OR (state = 'PLANNED' AND key IN (" + TRIED + ")))"
                        + " AND " + BEFORE_AN_IMPORTED + " ORDER BY position",
                key,
                key));
    }
}
