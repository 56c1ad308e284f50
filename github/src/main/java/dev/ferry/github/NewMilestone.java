package dev.ferry.github;

import java.time.Instant;
import java.util.Optional;

/** A milestone to be made. */
public record NewMilestone(String title, Optional<Instant> dueOn, boolean closed, Optional<String> description) {}
