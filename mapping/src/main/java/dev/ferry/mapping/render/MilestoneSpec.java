package dev.ferry.mapping.render;

import java.time.Instant;
import java.util.Optional;

/** A milestone: GitHub keeps it through a transfer only where title and due date are the same. */
public record MilestoneSpec(String title, Optional<Instant> dueOn) {}
