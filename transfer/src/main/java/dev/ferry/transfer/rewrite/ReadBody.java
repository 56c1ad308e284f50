package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.NodeId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** An issue's body as it was read directly before it is edited; {@code edited} is when it was last edited, and {@code editor} by whom. */
public record ReadBody(
        NodeId node, URI url, String body, Instant created, Optional<Instant> edited, Optional<String> editor) {}
