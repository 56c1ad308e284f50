package dev.ferry.cli.config;

import dev.ferry.mapping.labels.ValueKeys;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.render.IssueLock;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.mapping.render.LockRule;
import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.Section;
import java.util.Optional;

/** A rule of {@code mapping: lock:}: which values of a property lock an issue, and for which reason. */
final class LockKeys {
    private LockKeys() {}

    static Optional<LockRule> read(Section rule) {
        Optional<String> property = rule.requiredProperty("property", "property: keywords");
        Optional<ValueTest> test = ValueKeys.read(rule, "value: flame, or a pattern");
        Optional<LockReason> reason =
                rule.value("reason", text -> Choice.of(text, LockReason.values(), LockReason::words));
        return property.flatMap(name -> test.map(fits -> new LockRule(name, fits, new IssueLock(reason))));
    }
}
