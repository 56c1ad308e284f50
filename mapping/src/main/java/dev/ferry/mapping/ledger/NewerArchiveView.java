package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What newer archives found in a migration, what is still to be done about it, and what they left behind; see {@link MigrationView}. */
public final class NewerArchiveView {
    /** The note that holds the digests of the archives that the migration had before. */
    static final String EARLIER_ARCHIVES = "archive.earlier";

    /** What the event is called when a request was looked for in vain, and what is sent next may have other words. */
    static final String MISSED = "missed";

    private final Readers readers;
    private final MigrationView migration;

    NewerArchiveView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    /** What a comparison with a newer archive found, in legacy order. */
    public List<FindingRow> findings() {
        return readers.read(session -> session.list(
                row -> new FindingRow(
                        new LegacyId(row.getString(1)),
                        Fate.of(
                                ItemState.valueOf(row.getString(2)),
                                Optional.ofNullable(row.getString(3)).map(ItemState::valueOf),
                                row.getBoolean(4)),
                        row.getString(5) == null),
                "SELECT i.legacy_id, i.state, i.failed_in, i.staging_number IS NOT NULL OR EXISTS"
                        + " (SELECT 1 FROM part p WHERE p.item = i.key AND p.state <> 'PLANNED'), f.record_hash"
                        + " FROM finding f CROSS JOIN item i ON i.key = f.item WHERE i.migration = ?"
                        + " ORDER BY i.position",
                migration.key()));
    }

    /** The items of which something else is on staging, or may be, than the archive holds, in legacy order. */
    public List<LegacyId> outdated() {
        return outdated("");
    }

    /** Of {@link #outdated} what the next import deletes and makes anew; one that failed at it waits for its retry. */
    public List<LegacyId> unfinished() {
        return outdated(" AND i.state <> 'FAILED'");
    }

    private List<LegacyId> outdated(String condition) {
        return readers.read(session -> session.list(
                row -> new LegacyId(row.getString(1)),
                "SELECT i.legacy_id FROM outdated o CROSS JOIN item i ON i.key = o.item WHERE i.migration = ?"
                        + condition + " ORDER BY i.position",
                migration.key()));
    }

    /** The items that stay as they are though the archive has them otherwise, or lacks them, in legacy order. */
    public List<LeftRow> leftBehind() {
        return readers.read(session -> session.list(
                row -> new LeftRow(Rows.item(row), row.getString("why")),
                Rows.ITEM.replace("FROM item", ", why FROM left_behind l CROSS JOIN item ON key = l.item")
                        + "WHERE migration = ? ORDER BY position",
                migration.key()));
    }

    /** How many items the migration's archive lacks, because they went away from the tracker. */
    public long gone() {
        return readers.read(session -> session.first(
                        row -> row.getLong(1),
                        "SELECT count(*) FROM item LEFT JOIN left_behind l ON l.item = key"
                                + " WHERE migration = ? AND (skipped = ? OR l.why LIKE ? || '%')",
                        migration.key(),
                        NewerSteps.GONE,
                        NewerSteps.GONE)
                .orElse(0L));
    }

    /** The items of which a request may still take effect, whatever was sent since. */
    public Set<LegacyId> missed() {
        return Set.copyOf(readers.read(session -> session.list(
                row -> new LegacyId(row.getString(1)),
                "SELECT DISTINCT i.legacy_id FROM event e CROSS JOIN item i ON i.key = e.item"
                        + " WHERE e.what = ? AND i.migration = ?",
                MISSED,
                migration.key())));
    }

    /** Whether an item's issue on staging was taken for its own by the marker alone, so that it need not show what was sent last. */
    public boolean isUntrusted(LegacyId item) {
        return readers.read(session -> session.first(
                        row -> row.getInt(1),
                        "SELECT 1 FROM event e JOIN item i ON i.key = e.item"
                                + " WHERE i.migration = ? AND i.legacy_id = ? AND e.what = ? AND e.detail NOT IN (?, ?)"
                                + " AND e.sequence > coalesce((SELECT max(s.sequence) FROM event s"
                                + " WHERE s.item = i.key AND s.what = 'sending'), 0)",
                        migration.key(),
                        item.value(),
                        NewerSteps.OUTDATED,
                        NewerSteps.GONE,
                        NewerSteps.CHANGED))
                .isPresent();
    }

    /** Whether the migration went on from this archive to another one. */
    public boolean hadArchive(Sha256 archive) {
        return migration
                .note(EARLIER_ARCHIVES)
                .filter(digests -> digests.contains(archive.hex()))
                .isPresent();
    }
}
