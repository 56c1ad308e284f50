package dev.ferry.cli.config;

import dev.ferry.mapping.labels.DropKey;
import dev.ferry.mapping.labels.ValueKeys;
import dev.ferry.mapping.labels.ValueTemplate;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.render.MilestoneRule;
import dev.ferry.mapping.render.MilestoneRules;
import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Section;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mapping: milestone:}, a property's name or a group of keys with rules. */
final class MilestoneSection {
    private MilestoneSection() {}

    static Optional<MilestoneRules> read(Section mapping, String key) {
        return mapping.isGroup(key)
                ? mapping.section(key, MilestoneSection::rules)
                : mapping.property(key).map(MilestoneRules::of);
    }

    private static Optional<MilestoneRules> rules(Section section) {
        Optional<String> property = section.requiredProperty("property", "property: versions");
        Map<String, Optional<LocalDate>> dates = new HashMap<>();
        List<MilestoneRule> rules = section.groups("rules", rule -> rule(rule, dates));
        return property.map(name -> rules.isEmpty() ? MilestoneRules.of(name) : new MilestoneRules(name, rules));
    }

    private static Optional<MilestoneRule> rule(Section rule, Map<String, Optional<LocalDate>> dates) {
        Optional<ValueTest> test = ValueKeys.read(rule, "value: \"Python 3.10\", or a pattern");
        Optional<ValueTemplate> title = rule.value("title", MilestoneSection::title);
        Optional<LocalDate> due = rule.value("due", MilestoneSection::day);
        Optional<String> description = rule.value("description", text -> text);
        DropKey.read(rule, "title", "title: \"3.10\"");
        if (rule.has("due") == due.isPresent()) {
            title.filter(ValueTemplate::isFixed).ifPresent(name -> {
                Optional<LocalDate> before = dates.putIfAbsent(name.text(), due);
                if (before != null && !before.equals(due)) {
                    rule.refuse(
                            "due",
                            "the milestone '" + name.text() + "' is due " + words(before)
                                    + " by an earlier rule; a repository has one of that title");
                }
            });
        }
        return test.map(fits -> new MilestoneRule(fits, title, due, description));
    }

    private static String words(Optional<LocalDate> due) {
        return due.map(day -> "on " + day).orElse("never");
    }

    private static ValueTemplate title(String text) {
        if (text.isBlank()) {
            throw new BadValue("a milestone needs a title; write drop: true in its place for none");
        }
        return ValueTemplate.of(text);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new BadValue("'" + text + "' is not a day; write it as 2021-10-04");
        }
    }
}
