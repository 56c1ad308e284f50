package dev.ferry.mapping.ledger;

import dev.ferry.archive.FileId;
import dev.ferry.mapping.AttachedFile;
import java.util.Optional;

/** The files that are attached to a migration's issues; see {@link MigrationView}. */
public final class FilesView {
    private final Readers readers;
    private final MigrationView migration;

    FilesView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    /** Whether the files of all planned items are known; not in a migration that a Ferry began which did not keep them. */
    public boolean areKnown() {
        return migration.note("files.words").isEmpty();
    }

    /** A file of an item that the tracker still has; of several the first in legacy order. */
    public Optional<AttachedFile> file(FileId id) {
        return readers.read(session -> session.first(
                row -> new AttachedFile(id, row.getString(1), Optional.ofNullable(row.getString(2))),
                "SELECT f.name, f.url FROM attached_file f CROSS JOIN item i ON i.key = f.item"
                        + " LEFT JOIN outdated o ON o.item = f.item LEFT JOIN left_behind l ON l.item = f.item"
                        + " WHERE f.file = ? AND i.migration = ? AND (o.item IS NULL OR o.record_hash IS NOT NULL)"
                        + " AND coalesce(i.skipped, '') <> ? AND coalesce(l.why, '') NOT LIKE ? || '%'"
                        + " ORDER BY i.position LIMIT 1",
                id.value(),
                migration.key(),
                NewerSteps.GONE,
                NewerSteps.GONE));
    }
}
