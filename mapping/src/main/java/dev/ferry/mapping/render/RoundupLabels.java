package dev.ferry.mapping.render;

import dev.ferry.mapping.labels.LabelRule;
import java.util.List;

/** The labels for the properties of Roundup's own template; what an issue is open or closed by makes none. */
final class RoundupLabels {
    static final List<LabelRule> RULES = List.of(
            LabelRule.of("priority", "bug", "bug"),
            LabelRule.of("priority", "feature", "enhancement"),
            LabelRule.of("priority", "wish", "wish"),
            LabelRule.of("priority", "*", "priority-{slug}"),
            LabelRule.drop("status", "unread"),
            LabelRule.drop("status", "chatting"),
            LabelRule.drop("status", "open"),
            LabelRule.drop("status", "resolved"),
            LabelRule.drop("status", "closed"),
            LabelRule.of("status", "*", "status-{slug}"),
            LabelRule.of("keyword", "*", "{value}"),
            // Its name before Roundup 1.4.
            LabelRule.of("topic", "*", "{value}"));

    private RoundupLabels() {}
}
