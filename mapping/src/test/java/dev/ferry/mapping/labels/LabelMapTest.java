package dev.ferry.mapping.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelMapTest {
    private static final List<LabelRule> PRESET = List.of(LabelRule.of("priority", "high", "P1"));

    private static Issue issue(Property... properties) {
        Instant now = Instant.parse("2020-01-01T00:00:00Z");
        return new Issue(
                new LegacyId("1"),
                Optional.empty(),
                "t",
                Optional.empty(),
                now,
                Optional.empty(),
                now,
                Optional.empty(),
                List.of(properties),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Property property(String name, String... values) {
        return new Property(name, Arrays.stream(values).map(Value::of).toList());
    }

    private static List<String> names(LabelMap map, Issue issue) {
        return map.labels(issue).stream().map(LabelSpec::name).toList();
    }

    @Test
    void the_first_rule_that_matches_decides() {
        LabelMap map = LabelMapReader.parse("labels.yaml", """
                labels:
                  - { property: components, value: None, drop: true }
                  - { property: components, value: Build, label: build, color: d73a4a, description: The build }
                  - { property: components, value: "*", label: "expert-{slug}" }
                  - { property: versions, value: "Python *", label: "{star}" }
                  - { property: keywords, value: "*regression", label: "k: {value}" }
                """, PRESET);
        Issue issue = issue(
                property("components", "None", "Build", "C API", "2to3 (2.x to 3.0)"),
                property("versions", "Python 3.11", "3rd party"),
                property("keywords", "3.2regression", "easy"),
                property("priority", "high"));
        assertThat(names(map, issue))
                .containsExactly("3.11", "build", "expert-2to3-2.x-to-3.0", "expert-c-api", "k: 3.2regression", "P1");
        assertThat(map.labels(issue)).contains(new LabelSpec("build", Optional.of("d73a4a"), Optional.of("The build")));
        assertThat(map.fixedLabels().map(LabelSpec::name)).containsExactlyInAnyOrder("build", "P1");
    }

    @Test
    void without_the_preset_only_the_own_rules_count() {
        LabelMap map = LabelMapReader.parse("labels.yaml", "preset: false\nlabels: []\n", PRESET);
        assertThat(names(map, issue(property("priority", "high")))).isEmpty();
    }

    @Test
    void labels_that_differ_in_case_only_are_one() {
        LabelMap map = LabelMap.of(List.of(LabelRule.of("a", "*", "{value}")));
        assertThat(names(map, issue(property("a", "Docs", "docs")))).containsExactly("Docs");
    }

    @Test
    void the_longest_label_is_fifty_characters() {
        LabelMap map = LabelMap.of(List.of(LabelRule.of("a", "*", "{value}")));
        assertThat(map.problems("bpo-1", issue(property("a", "x".repeat(50))))).isEmpty();
        assertThat(map.problems("bpo-1", issue(property("a", "\uD83D\uDC1B".repeat(50)))))
                .isEmpty();
        assertThat(map.problems("bpo-1", issue(property("a", "x".repeat(51)))))
                .containsExactly("bpo-1: label '" + "x".repeat(51)
                        + "' has 51 characters, GitHub takes 50; shorten it in labels.yaml");
    }

    @Test
    void a_pattern_fits_the_whole_value_and_its_first_group_is_the_star() {
        LabelMap map = LabelMapReader.parse("labels.yaml", """
                preset: false
                labels:
                - { property: versions, pattern: "Python 3\\\\.([0-7])", drop: true }
                - property: versions
                  pattern: "(?i)python (3\\\\.[0-9]+)"
                  label: "{star}"
                - { property: versions, pattern: "(x)|y+", label: "y{star}-{slug}" }
                """, PRESET);
        assertThat(map.labels(issue(
                        property("versions", "Python 3.11", "python 3.8", "Python 3.7", "on Python 3.9", "YY", "yy"))))
                .extracting(LabelSpec::name)
                .containsExactly("3.11", "3.8", "y-yy");
        assertThat(map.byRank(issue(property("versions", "yy", "Python 3.8")))).containsExactly("3.8", "y-yy");
    }

    @Test
    void a_pattern_of_a_user_takes_linear_time() {
        LabelMap map = LabelMapReader.parse(
                "labels.yaml", "labels: [ { property: a, pattern: \"(a|aa)+b\", label: c } ]\n", PRESET);
        assertThat(map.labels(issue(property("a", "a".repeat(10_000))))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, abcd, false",
        "*, x, true",
        "a*, abc, true",
        "*c, abc, true",
        "a*c, abbc, true",
        "a*b*c, axbyc, true",
        "a*b*c, axyc, false",
        "ab*ba, aba, false",
        "*b*, abc, true"
    })
    void stars_stand_for_any_text(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }
}
