package dev.ferry.mapping.ledger;

import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * An issue on staging that no item owns, found by the barrier: never transferred. Its marker names an origin when it is a
 * duplicate of ours.
 */
public record ExtraRow(StagingNumber number, Optional<Origin> origin, Instant found) {}
