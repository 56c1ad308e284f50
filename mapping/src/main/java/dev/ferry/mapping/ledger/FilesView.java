package dev.ferry.mapping.ledger;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.FileId;
import dev.ferry.archive.LegacyId;
import java.util.List;
import java.util.Optional;

/** The files that are attached to a migration's issues; see {@link MigrationView}. */
public final class FilesView {
    /** The note that 008.sql leaves in a migration that is older. */
    private static final String NOT_KEPT = "files.words";

    private final Readers readers;
    private final MigrationView migration;

    FilesView(Readers readers, MigrationView migration) {
        this.readers = readers;
        this.migration = migration;
    }

    /** A file, and the item that has it. */
    public record Held(LegacyId item, AttachedFile file) {}

    /** Whether the files of all planned items are known; not in a migration that a Ferry began which did not keep them. */
    public boolean areKnown() {
        return migration.note(NOT_KEPT).isEmpty();
    }

    /** A file of an item that the tracker still has; of several items the first in legacy order. */
    public Optional<Held> file(FileId id) {
        return readers.read(session -> session.first(
                row -> new Held(
                        new LegacyId(row.getString(1)),
                        new AttachedFile(id, row.getString(2), Optional.ofNullable(row.getString(3)))),
                "SELECT i.legacy_id, f.name, f.url FROM attached_file f CROSS JOIN item i ON i.key = f.item"
                        + " WHERE f.file = ? AND i.migration = ? ORDER BY i.position LIMIT 1",
                id.value(),
                migration.key()));
    }

    /** The files of an item by their ids, each once; none where the tracker has it no more. */
    public List<AttachedFile> of(LegacyId item) {
        return readers.read(session -> session.list(
                row -> new AttachedFile(
                        new FileId(row.getString(1)), row.getString(2), Optional.ofNullable(row.getString(3))),
                "SELECT f.file, f.name, f.url FROM item i CROSS JOIN attached_file f ON f.item = i.key"
                        + " WHERE i.migration = ? AND i.legacy_id = ?",
                migration.key(),
                item.value()));
    }
}
