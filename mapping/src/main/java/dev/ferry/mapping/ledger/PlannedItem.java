package dev.ferry.mapping.ledger;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.RecordHash;
import dev.ferry.archive.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue that is to be migrated: what the ledger keeps of it for lists, for noticing that its record changed, and for the
 * texts of other issues that name its files.
 */
public record PlannedItem(
        LegacyId id, Instant created, String title, Optional<String> url, Sha256 recordHash, List<AttachedFile> files) {
    public PlannedItem {
        files = List.copyOf(files);
    }

    /** An issue whose files are none, or not known. */
    public PlannedItem(LegacyId id, Instant created, String title, Optional<String> url, Sha256 recordHash) {
        this(id, created, title, url, recordHash, List.of());
    }

    /** An issue as the archive has it. */
    public static PlannedItem of(Issue issue) {
        return new PlannedItem(
                issue.id(),
                issue.created(),
                issue.title(),
                issue.url(),
                RecordHash.of(issue),
                issue.files().stream().map(AttachedFile::of).toList());
    }
}
