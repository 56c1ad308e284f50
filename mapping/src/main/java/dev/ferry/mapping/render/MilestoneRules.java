package dev.ferry.mapping.render;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Value;
import dev.ferry.mapping.labels.ValueTemplate;
import dev.ferry.mapping.labels.ValueTest;
import java.util.List;
import java.util.Optional;

/**
 * Which milestone an issue gets: of the property's values the first one that makes a milestone counts, of the rules for a value
 * the first one that fits; a value without a rule makes none. Immutable.
 */
public record MilestoneRules(String property, List<MilestoneRule> rules) {
    private static final MilestoneRule AS_IT_IS = new MilestoneRule(
            ValueTest.ofValue("*"), Optional.of(new ValueTemplate("{value}")), Optional.empty(), Optional.empty());

    public MilestoneRules {
        rules = List.copyOf(rules);
    }

    /** Each value of the property as it is. */
    public static MilestoneRules of(String property) {
        return new MilestoneRules(property, List.of(AS_IT_IS));
    }

    Optional<MilestoneSpec> milestone(Issue issue) {
        return issue.property(property).stream()
                .map(Value::text)
                .flatMap(text -> milestone(text).stream())
                .findFirst();
    }

    private Optional<MilestoneSpec> milestone(String text) {
        for (MilestoneRule rule : rules) {
            Optional<String> star = rule.test().star(text);
            if (star.isPresent()) {
                return rule.apply(text, star.get());
            }
        }
        return Optional.empty();
    }
}
