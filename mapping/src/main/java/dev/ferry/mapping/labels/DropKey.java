package dev.ferry.mapping.labels;

import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.Section;
import java.util.Optional;

/** The key {@code drop} of a rule: {@code true} in the place of what the rule would make. Stateless. */
public final class DropKey {
    private DropKey() {}

    /** Sees to it that either {@code drop: true} is there or {@code made}, what the rule makes; what is wrong is a finding. */
    public static void read(Section rule, String made, String example) {
        Optional<Boolean> drop = rule.value("drop", Choice::yes);
        if (rule.has("drop") && drop.isEmpty()) {
            return;
        }
        boolean dropped = drop.orElse(false);
        if (dropped && rule.has(made)) {
            rule.refuse("drop", "drop: true stands beside '" + made + "'; write one of the two");
        } else if (!dropped && !rule.has(made)) {
            rule.refuse(made, "the key '" + made + "' is missing; write " + example + ", or drop: true for none");
        }
    }
}
