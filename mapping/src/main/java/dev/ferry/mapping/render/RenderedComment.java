package dev.ferry.mapping.render;

import dev.ferry.mapping.Origin;
import java.time.Instant;

/** A comment as it is to be on GitHub, and what it is made from. */
public record RenderedComment(Origin origin, String body, Instant createdAt) {}
