package dev.ferry.mapping.ledger;

import dev.ferry.archive.Sha256;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ledger, open for reading: without the workspace's lock, while another process writes or after it was killed.
 * Each query sees what is committed at that moment. Safe for use by several threads; errors as in {@link Ledger}.
 */
public final class LedgerView implements AutoCloseable {
    private static final String MIGRATION =
            "SELECT key, id, archive, archive_path, staging, target, created_at FROM migration ";

    private final Readers readers;

    private LedgerView(Readers readers) {
        this.readers = readers;
    }

    /** Opens the ledger; where there is none yet, the view is empty and makes none. */
    public static LedgerView openReadOnly(Path file) {
        Readers readers = new Readers(() -> Database.openForReading(file));
        boolean begun = false;
        try {
            begun = Files.exists(file) && readers.read(session -> Database.isBegun(file, session));
        } finally {
            if (!begun) {
                readers.close();
            }
        }
        if (begun) {
            return new LedgerView(readers);
        }
        return new LedgerView(new Readers(() -> Database.openEmpty(file)));
    }

    /** All migrations, oldest first. */
    public List<MigrationRecord> migrations() {
        return readers.read(session -> session.list(LedgerView::migration, MIGRATION + "ORDER BY key"));
    }

    /** A migration by its ID. */
    public Optional<MigrationRecord> find(MigrationId id) {
        return readers.read(session -> session.first(LedgerView::migration, MIGRATION + "WHERE id = ?", id.value()));
    }

    /** The migrations that go through this staging repository, oldest first; several are for the operator to choose from. */
    public List<MigrationRecord> findByStaging(RepositoryRef staging) {
        return readers.read(session -> session.list(
                LedgerView::migration, MIGRATION + "WHERE lower(staging) = lower(?) ORDER BY key", staging.toString()));
    }

    /** One migration's content; an unknown one is an IllegalArgumentException. */
    public MigrationView migration(MigrationId id) {
        long key = readers.read(session ->
                        session.first(row -> row.getLong(1), "SELECT key FROM migration WHERE id = ?", id.value()))
                .orElseThrow(() -> new IllegalArgumentException("the ledger knows no migration " + id));
        return new MigrationView(readers, id, key);
    }

    /** The state of a quota as {@link Ledger#putQuota} kept it. */
    public Optional<String> quota(String name) {
        return readers.read(
                session -> session.first(row -> row.getString(1), "SELECT json FROM quota WHERE name = ?", name));
    }

    private static MigrationRecord migration(ResultSet row) throws SQLException {
        return new MigrationRecord(
                new MigrationId(row.getString(2)),
                new Sha256(row.getString(3)),
                Path.of(row.getString(4)),
                RepositoryRef.parse(row.getString(5)),
                RepositoryRef.parse(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    @Override
    public void close() {
        readers.close();
    }
}
