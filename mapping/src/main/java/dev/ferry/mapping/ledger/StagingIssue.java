package dev.ferry.mapping.ledger;

import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.StagingNumber;
import java.util.Optional;

/** An item's issue on staging. The import API tells the number only; the node id comes with the barrier's listing. */
public record StagingIssue(StagingNumber number, Optional<NodeId> node) {}
