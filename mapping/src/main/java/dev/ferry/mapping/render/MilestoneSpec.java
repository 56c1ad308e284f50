package dev.ferry.mapping.render;

import java.time.Instant;
import java.util.Optional;

/**
 * A milestone: GitHub keeps it through a transfer only where title and due date are the same. Of {@code dueOn} GitHub keeps the
 * day.
 */
public record MilestoneSpec(String title, Optional<Instant> dueOn, Optional<String> description) {
    /** One without a description. */
    public MilestoneSpec(String title, Optional<Instant> dueOn) {
        this(title, dueOn, Optional.empty());
    }
}
