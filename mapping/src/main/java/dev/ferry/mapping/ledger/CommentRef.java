package dev.ferry.mapping.ledger;

import dev.ferry.mapping.NodeId;
import java.net.URI;
import java.util.Optional;

/** A comment on GitHub. Database ids are past 32 bits already. */
public record CommentRef(long databaseId, Optional<NodeId> node, Optional<URI> url) {}
