package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import java.time.Instant;
import java.util.Optional;

/** An issue that is to be migrated: what the ledger keeps of it for lists and for noticing that its record changed. */
public record PlannedItem(LegacyId id, Instant created, String title, Optional<String> url, Sha256 recordHash) {}
