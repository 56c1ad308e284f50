package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.Optional;

/** One line of a migration's history. Events are never changed or removed. */
public record EventRow(long sequence, Instant at, Optional<LegacyId> item, String what, String detail) {}
