package dev.ferry.mapping.render;

import dev.ferry.archive.Issue;
import dev.ferry.mapping.labels.ValueTest;

/** How an issue is locked that has a value of this property which fits. */
public record LockRule(String property, ValueTest value, IssueLock lock) {
    boolean fits(Issue issue) {
        return value.fitsAny(issue.property(property));
    }
}
