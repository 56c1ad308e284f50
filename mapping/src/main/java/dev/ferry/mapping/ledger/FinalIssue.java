package dev.ferry.mapping.ledger;

import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.NodeId;
import java.net.URI;

/** An item's issue in the final repository. */
public record FinalIssue(FinalNumber number, NodeId node, URI url) {}
