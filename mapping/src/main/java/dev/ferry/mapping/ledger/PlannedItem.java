package dev.ferry.mapping.ledger;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.RecordHash;
import dev.ferry.archive.Sha256;
import java.time.Instant;
import java.util.Optional;

/** An issue that is to be migrated: what the ledger keeps of it for lists and for noticing that its record changed. */
public record PlannedItem(LegacyId id, Instant created, String title, Optional<String> url, Sha256 recordHash) {
    /** An issue as the archive has it. */
    public static PlannedItem of(Issue issue) {
        return new PlannedItem(issue.id(), issue.created(), issue.title(), issue.url(), RecordHash.of(issue));
    }
}
