package dev.ferry.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ferry.mapping.render.MilestoneRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MilestoneSectionTest {
    private static Configuration read(String yaml) {
        return new ConfigurationReader(Path.of("/workspace"), Map.of()).read(yaml);
    }

    private static List<String> refusal(String yaml) {
        return String.valueOf(catchThrowable(() -> read(yaml)).getMessage())
                .lines()
                .toList();
    }

    @Test
    void a_mistyped_preset_is_told_with_its_place() {
        assertThat(refusal("mapping:\n  preset: bqo\n"))
                .containsExactly("ferry.yaml line 2, column 11: mapping.preset: no preset 'bqo'; did you mean 'bpo'?"
                        + " There are: bpo, roundup, default");
        assertThat(refusal("mapping: { preset: bugtracker }"))
                .containsExactly("ferry.yaml line 1, column 20: mapping.preset: no preset 'bugtracker'; there are: bpo,"
                        + " roundup, default");
    }

    @Test
    void properties_are_kept_with_their_places_wherever_mapping_names_one() {
        assertThat(read("""
                mapping:
                  lock: [ { property: keywords, value: flame } ]
                  state: { property: status, closed: [ done ], reasons: [ { property: resolution, value: x, reason: duplicate } ] }
                  milestone: stage
                """).properties())
                .extracting(one -> one.where() + " " + one.path() + " " + one.name())
                .containsExactly(
                        "ferry.yaml line 2, column 23 mapping.lock[1].property keywords",
                        "ferry.yaml line 3, column 22 mapping.state.property status",
                        "ferry.yaml line 3, column 71 mapping.state.reasons[1].property resolution",
                        "ferry.yaml line 4, column 14 mapping.milestone stage");
        assertThat(read("mapping: { preset: bpo }").properties()).isEmpty();
    }

    @Test
    void a_propertys_name_alone_and_a_group_without_rules_are_the_same() {
        assertThat(read("mapping: { milestone: stage }").mapping().milestone()).contains(MilestoneRules.of("stage"));
        assertThat(read("mapping: { milestone: { property: stage } }").mapping().milestone())
                .contains(MilestoneRules.of("stage"));
        assertThat(read("mapping: { milestone: }").mapping().milestone()).isEmpty();
    }

    @Test
    void the_same_rules_give_the_same_text_by_which_what_was_surveyed_is_known_again() {
        String yaml = "mapping: { milestone: { property: a, rules: [ { pattern: 'b(.)', title: '{star}' } ] } }";
        assertThat(read(yaml).mapping().toString())
                .isEqualTo(read(yaml).mapping().toString())
                .contains("b(.)");
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_its_place() {
        assertThat(refusal("""
                        mapping:
                          milestone:
                            propety: versions
                            rules:
                              - { value: a, title: "1", due: 2021-10-04 }
                              - { value: b, title: "1", due: 2021-10-05 }
                              - { value: c, title: "1" }
                              - { value: d, title: "2", due: 4.10.2021 }
                              - { value: e, title: "2", due: 2021-10-04 }
                              - { value: f }
                              - { value: g, title: h, drop: true }
                              - { pattern: "(", title: " " }
                              - { title: i }
                        """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("ferry.yaml line 2, column 3: mapping.milestone: the key 'property' is"
                                        + " missing; write property: versions"),
                        line -> assertThat(line)
                                .startsWith("ferry.yaml line 3, column 5: mapping.milestone: the key 'propety' is not"
                                        + " known; did you mean 'property'?"),
                        line -> assertThat(line)
                                .isEqualTo("ferry.yaml line 6, column 33: mapping.milestone.rules[2]: the milestone"
                                        + " '1' is due on 2021-10-04 by an earlier rule; a repository has one of that"
                                        + " title"),
                        line -> assertThat(line)
                                .startsWith("ferry.yaml line 7, column 9: mapping.milestone.rules[3]: the milestone"
                                        + " '1' is due on 2021-10-04 by an earlier rule"),
                        line -> assertThat(line)
                                .isEqualTo("ferry.yaml line 8, column 38: mapping.milestone.rules[4].due: '4.10.2021'"
                                        + " is not a day; write it as 2021-10-04"),
                        line -> assertThat(line)
                                .isEqualTo("ferry.yaml line 10, column 9: mapping.milestone.rules[6]: the key 'title'"
                                        + " is missing; write title: \"3.10\", or drop: true for none"),
                        line -> assertThat(line)
                                .startsWith("ferry.yaml line 11, column 31: mapping.milestone.rules[7]: drop: true"
                                        + " stands beside 'title'"),
                        line -> assertThat(line)
                                .startsWith("ferry.yaml line 12, column 20: mapping.milestone.rules[8].pattern: '(' is"
                                        + " no regular expression"),
                        line -> assertThat(line)
                                .startsWith("ferry.yaml line 12, column 32: mapping.milestone.rules[8].title: a"
                                        + " milestone needs a title"),
                        line -> assertThat(line)
                                .startsWith("ferry.yaml line 13, column 9: mapping.milestone.rules[9]: the key"
                                        + " 'value' is missing"));
    }
}
