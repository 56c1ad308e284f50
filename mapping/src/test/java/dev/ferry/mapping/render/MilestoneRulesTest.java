package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import dev.ferry.mapping.labels.ValueTemplate;
import dev.ferry.mapping.labels.ValueTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MilestoneRulesTest {
    private static final MilestoneRules RULES = new MilestoneRules(
            "versions",
            List.of(
                    new MilestoneRule(
                            ValueTest.ofValue("Python 3.10"),
                            title("3.10"),
                            Optional.of(LocalDate.of(2021, 10, 4)),
                            Optional.of("The tenth")),
                    rule(ValueTest.ofValue("Python 3.0"), Optional.empty()),
                    rule(ValueTest.ofPattern("Python (3\\.[0-9]+)"), title("{star}")),
                    rule(ValueTest.ofValue("*rd party"), title("{slug}: {star}"))));

    private static MilestoneRule rule(ValueTest test, Optional<ValueTemplate> title) {
        return new MilestoneRule(test, title, Optional.empty(), Optional.empty());
    }

    private static Optional<ValueTemplate> title(String text) {
        return Optional.of(new ValueTemplate(text));
    }

    private static Issue issue(String... values) {
        return Rendering.issue("1", "t", "x").toBuilder()
                .properties(List.of(
                        new Property("type", List.of(Value.of("Python 3.9"))),
                        new Property(
                                "versions", Arrays.stream(values).map(Value::of).toList())))
                .build();
    }

    private static Optional<String> title(MilestoneRules rules, String... values) {
        return rules.milestone(issue(values)).map(MilestoneSpec::title);
    }

    @Test
    void the_first_value_that_makes_a_milestone_counts_by_the_first_rule_that_fits_it() {
        assertThat(title(RULES, "Python 3.11", "Python 3.10")).contains("3.11");
        assertThat(title(RULES, "Python 3.0", "Python 2.7", "Python 3.8")).contains("3.8");
        assertThat(title(RULES, "3rd party")).contains("3rd-party: 3");
    }

    @Test
    void a_value_that_is_dropped_or_has_no_rule_makes_none() {
        assertThat(title(RULES, "Python 3.0")).isEmpty();
        assertThat(title(RULES, "Python 2.7")).isEmpty();
        assertThat(title(RULES)).isEmpty();
    }

    @Test
    void date_and_description_come_with_it() {
        assertThat(RULES.milestone(issue("Python 3.10")))
                .contains(new MilestoneSpec(
                        "3.10", Optional.of(Instant.parse("2021-10-04T12:00:00Z")), Optional.of("The tenth")));
        assertThat(RULES.milestone(issue("Python 3.9")))
                .contains(new MilestoneSpec("3.9", Optional.empty(), Optional.empty()));
    }

    @Test
    void a_property_alone_gives_its_first_value_that_is_not_blank() {
        assertThat(title(MilestoneRules.of("versions"), " ", "Python\n3.10", "Python 3.9"))
                .contains("Python 3.10");
    }

    @Test
    void a_title_of_which_nothing_is_left_makes_none() {
        MilestoneRules empty = new MilestoneRules("versions", List.of(rule(ValueTest.ofValue("a*"), title("{star}"))));
        assertThat(title(empty, "a", "ab")).contains("b");
    }
}
