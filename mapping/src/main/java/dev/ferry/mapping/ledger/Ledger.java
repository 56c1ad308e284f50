package dev.ferry.mapping.ledger;

import dev.ferry.mapping.MigrationId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The durable memory of all migrations of a workspace, open for writing: whoever has it holds the workspace's lock. Every
 * method returns after its change is durable. Safe for use by several threads, whose commits share one fsync. A
 * LedgerException means that the run must stop; a damaged file is a DataException, a locked workspace a ConfigException.
 */
public final class Ledger implements AutoCloseable {
    private final Clock clock;
    private final WorkspaceLock lock;
    private final LedgerWriter writer;
    private final LedgerView view;

    private Ledger(Clock clock, WorkspaceLock lock, LedgerWriter writer, LedgerView view) {
        this.clock = clock;
        this.lock = lock;
        this.writer = writer;
        this.view = view;
    }

    /** Opens the ledger, making it where there is none; {@code command} is what a second command is told, such as {@code ferry import}. */
    public static Ledger open(Path file, String command, Clock clock) {
        WorkspaceLock lock = WorkspaceLock.take(file, command, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        boolean open = false;
        try {
            LedgerWriter writer = LedgerWriter.start(Database.openForWriting(file));
            Ledger ledger = new Ledger(clock, lock, writer, LedgerView.openReadOnly(file));
            open = true;
            return ledger;
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }

    /** What is committed, also while others commit. */
    public LedgerView view() {
        return view;
    }

    /** Begins a migration under a new ID, which is durable on return and may be printed. */
    public MigrationLedger begin(NewMigration migration, RandomGenerator random) {
        Instant now = clock.instant();
        MigrationId id = MigrationId.generate(now, random);
        writer.write(session -> {
            session.update(
                    "INSERT INTO migration (id, archive, archive_path, staging, target, created_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    id.value(),
                    migration.archive().hex(),
                    migration.archivePath().toString(),
                    migration.staging().toString(),
                    migration.target().toString(),
                    now.toEpochMilli());
            steps(session, id, now).event(Optional.empty(), "begun", "archive " + migration.archive());
            return true;
        });
        return migration(id);
    }

    /** Writes to a migration that was begun before; an unknown one is an IllegalArgumentException. */
    public MigrationLedger migration(MigrationId id) {
        return new MigrationLedger(writer, view.migration(id), clock);
    }

    /** For a migration that this ledger does not hold and whose own one was lost. */
    public RecoveryLedger recovery() {
        return new RecoveryLedger(writer, clock);
    }

    /** Keeps the state of a quota under a name, as JSON text; see {@link LedgerView#quota}. */
    public void putQuota(String name, String json) {
        writer.write(session -> session.update(
                "INSERT INTO quota (name, json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET json = excluded.json",
                name,
                json));
    }

    private static Steps steps(Session session, MigrationId id, Instant now) {
        long key = session.first(row -> row.getLong(1), "SELECT key FROM migration WHERE id = ?", id.value())
                .orElseThrow();
        return new Steps(session, key, now);
    }

    /** Writes what waits, then gives the lock back. */
    @Override
    public void close() {
        try (lock) {
            try (writer) {
                view.close();
            }
        }
    }
}
