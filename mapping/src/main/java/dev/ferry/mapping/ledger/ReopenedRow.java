package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import java.util.Optional;

/** An issue that was moved, was opened for it and is still to be closed: its final node, and what it was closed as. */
public record ReopenedRow(LegacyId item, NodeId node, Optional<String> reason) {}
