package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.MigrationId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A migration whose ledger was lost, on its way back. What is found on GitHub is kept in the ledger's file, so that it needs
 * no memory; it belongs to no migration, and no stage sees it. Then the migration is written in one piece: killed before
 * its end, nothing of it is there. For errors see {@link Ledger}; for one thread.
 */
public final class RecoveryLedger {
    private static final String TABLE = "CREATE TABLE IF NOT EXISTS recovery_found ("
            + "key INTEGER PRIMARY KEY, item TEXT, arrived INTEGER NOT NULL, number INTEGER NOT NULL,"
            + " details TEXT NOT NULL, taken INTEGER NOT NULL DEFAULT 0, UNIQUE (arrived, number))";
    private static final String BEGUN = "CREATE TABLE IF NOT EXISTS recovery_begun (at INTEGER NOT NULL)";
    private static final String INDEX =
            "CREATE INDEX IF NOT EXISTS recovery_found_item ON recovery_found (item) WHERE item IS NOT NULL";

    private final LedgerWriter writer;
    private final Clock clock;

    RecoveryLedger(LedgerWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** Forgets what an earlier recovery found. */
    public void begin() {
        writer.write(session -> {
            session.update(BEGUN);
            session.update(
                    "INSERT INTO recovery_begun (at) VALUES (?)",
                    clock.instant().toEpochMilli());
            session.update(TABLE);
            session.update(INDEX);
            return session.update("DELETE FROM recovery_found");
        });
    }

    /** Whether a recovery was begun that neither came to its end nor was given up. */
    public boolean isUnfinished() {
        return writer.write(session -> {
            session.update(BEGUN);
            return session.first(row -> row.getInt(1), "SELECT EXISTS (SELECT 1 FROM recovery_begun)")
                            .orElse(0)
                    != 0;
        });
    }

    /** There is nothing to be recovered. */
    public void giveUp() {
        writer.write(session -> session.update("DELETE FROM recovery_begun"));
    }

    /** Keeps what was found; an issue that was kept before is replaced. */
    public void add(List<FoundRow> found) {
        List<FoundRow> batch = List.copyOf(found);
        writer.write(session -> {
            batch.forEach(row -> session.update(
                    "INSERT OR REPLACE INTO recovery_found (item, arrived, number, details) VALUES (?, ?, ?, ?)",
                    row.item().map(LegacyId::value).orElse(null),
                    row.arrived() ? 1 : 0,
                    row.number(),
                    row.details()));
            return batch.size();
        });
    }

    /** How many different items were found. */
    public long items() {
        return count("SELECT count(DISTINCT item) FROM recovery_found");
    }

    /** Different items that were found, those behind this one in the order of their text, at most so many. */
    public List<LegacyId> itemsAfter(Optional<LegacyId> last, int limit) {
        return writer.write(session -> session.list(
                row -> new LegacyId(row.getString(1)),
                "SELECT DISTINCT item FROM recovery_found WHERE item > ? ORDER BY item LIMIT ?",
                last.map(LegacyId::value).orElse(""),
                limit));
    }

    /** How many of the issues that were found have arrived in the final repository. */
    public long arrived() {
        return count("SELECT count(DISTINCT item) FROM recovery_found WHERE arrived = 1");
    }

    /** Some of the items' issues in the final repository, or on staging: the lowest numbers, at most so many. */
    public List<FoundRow> some(boolean arrived, int limit) {
        return writer.write(session -> session.list(
                RecoveryDraft::found,
                "SELECT item, arrived, number, details FROM recovery_found WHERE item IS NOT NULL AND arrived = ?"
                        + " ORDER BY number LIMIT ?",
                arrived ? 1 : 0,
                limit));
    }

    private long count(String sql) {
        return writer.write(session -> session.first(row -> row.getLong(1), sql).orElse(0L));
    }

    /**
     * Writes the migration as the work tells it, all or nothing: an exception of the work leaves nothing. The work is done
     * by the ledger's own thread, and must neither write to the ledger otherwise nor ask the server.
     */
    public <T> T write(MigrationId id, NewMigration migration, Instant created, Function<RecoveryDraft, T> work) {
        return writer.write(session -> {
            long key = session.first(
                            row -> row.getLong(1),
                            "INSERT INTO migration (id, archive, archive_path, staging, target, created_at)"
                                    + " VALUES (?, ?, ?, ?, ?, ?) RETURNING key",
                            id.value(),
                            migration.archive().hex(),
                            migration.archivePath().toString(),
                            migration.staging().toString(),
                            migration.target().toString(),
                            created.toEpochMilli())
                    .orElseThrow();
            Steps steps = new Steps(session, key, clock.instant());
            steps.event(Optional.empty(), "recovered", "archive " + migration.archive());
            T result = work.apply(new RecoveryDraft(steps));
            session.update("DELETE FROM recovery_found");
            session.update("DELETE FROM recovery_begun");
            return result;
        });
    }
}
