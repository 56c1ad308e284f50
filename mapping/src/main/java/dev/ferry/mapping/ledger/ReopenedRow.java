package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import java.time.Instant;
import java.util.Optional;

/**
 * An issue that was opened to be moved and is in the final repository: its node there, what it was closed as, and when it was last
 * found on staging after it had been asked for.
 */
public record ReopenedRow(LegacyId item, NodeId node, Optional<String> reason, Optional<Instant> inDoubt) {}
