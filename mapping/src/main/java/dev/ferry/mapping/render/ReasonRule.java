package dev.ferry.mapping.render;

import dev.ferry.archive.Issue;
import dev.ferry.mapping.labels.ValueTest;

/** As what an issue is closed that has a value of this property which fits. */
public record ReasonRule(String property, ValueTest value, CloseReason reason) {
    boolean fits(Issue issue) {
        return value.fitsAny(issue.property(property));
    }
}
