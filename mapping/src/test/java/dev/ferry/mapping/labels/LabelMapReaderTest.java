package dev.ferry.mapping.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelMapReaderTest {
    private static List<String> refusal(String text) {
        Throwable refused = catchThrowable(() -> LabelMapReader.parse("labels.yaml", text, List.of()));
        assertThat(refused).isInstanceOf(ConfigException.class);
        return String.valueOf(refused.getMessage()).lines().toList();
    }

    @Test
    void all_that_is_wrong_is_told_at_once_in_the_files_order_with_line_and_column() {
        assertThat(refusal("""
                        preset: perhaps
                        label: []
                        labels:
                          - { property: a, value: b }
                          - { property: a, value: b, label: c, color: red }
                          - { value: x, label: y }
                          - { property: a, label: y, colour: d73a4a }
                          - property: a
                            value: b
                            value: c
                            label: y
                          - { property: a, value: b, label: y, drop: true }
                          - { property: a, value: b, drop: false }
                          - { property: a, value: b, drop: perhaps }
                          - { property: [ a ], value: { b: c }, label: y }
                          - bug
                          -
                          - { property: a, value: b, label: %s, description: %s }
                        """.formatted("x".repeat(51), "y".repeat(101))))
                .containsExactly(
                        "labels.yaml line 1, column 9: preset: it is true or false, not 'perhaps'",
                        "labels.yaml line 2, column 1: the key 'label' is not known; did you mean 'labels'? The keys"
                                + " here are labels, preset",
                        "labels.yaml line 4, column 5: labels[1]: the key 'label' is missing; write label: type-bug, or"
                                + " drop: true for none",
                        "labels.yaml line 5, column 47: labels[2].color: 'red' is not six hexadecimal digits",
                        "labels.yaml line 6, column 5: labels[3]: the key 'property' is missing; write property: type",
                        "labels.yaml line 7, column 5: labels[4]: the key 'value' is missing; write value: behavior, or"
                                + " a pattern",
                        "labels.yaml line 7, column 30: labels[4]: the key 'colour' is not known; did you mean 'color'?"
                                + " The keys here are color, description, drop, label, pattern, property, value",
                        "labels.yaml line 10, column 5: the key 'value' stands twice, first on line 9; keep one of"
                                + " them",
                        "labels.yaml line 12, column 40: labels[6]: drop: true stands beside 'label'; write one of the"
                                + " two",
                        "labels.yaml line 13, column 5: labels[7]: the key 'label' is missing; write label: type-bug,"
                                + " or drop: true for none",
                        "labels.yaml line 14, column 36: labels[8].drop: it is true or false, not 'perhaps'",
                        "labels.yaml line 15, column 17: labels[9].property: one value is needed here, not a list or a"
                                + " group of keys",
                        "labels.yaml line 15, column 31: labels[9].value: one value is needed here, not a list or a"
                                + " group of keys",
                        "labels.yaml line 16, column 5: labels[10]: a group of keys is needed here",
                        "labels.yaml line 17, column 4: labels[11]: a group of keys is needed here",
                        "labels.yaml line 18, column 37: labels[12].label: '" + "x".repeat(51)
                                + "' has 51 characters, GitHub takes 50",
                        "labels.yaml line 18, column 103: labels[12].description: it has 101 characters, GitHub takes"
                                + " 100");
    }

    @Test
    void wrong_patterns_are_told_with_their_places() {
        assertThat(refusal("""
                        labels:
                        - { property: a, value: b, label: c }
                        - property: a
                          pattern: "(b"
                          label: c
                        - { property: a, value: b, pattern: b, label: c }
                        - { property: a, pattern: "b(?=c)", drop: true }
                        """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("labels.yaml line 4, column 12: labels[2].pattern: '(b' is no regular"
                                        + " expression of RE2's: missing closing )"),
                        line -> assertThat(line)
                                .isEqualTo("labels.yaml line 6, column 28: labels[3]: it stands beside 'value'; write"
                                        + " one of the two"),
                        line -> assertThat(line)
                                .startsWith(
                                        "labels.yaml line 7, column 27: labels[4].pattern: 'b(?=c)' is no regular"));
    }

    @Test
    void a_file_without_rules_or_of_another_shape_says_what_belongs_there() {
        assertThat(refusal("---\n"))
                .singleElement()
                .asString()
                .startsWith("the label map labels.yaml holds nothing; a label map has 'labels', a list of rules");
        assertThat(refusal("# nothing\n")).singleElement().asString().contains("holds nothing");
        assertThat(refusal("labels: { type: bug }\n"))
                .singleElement()
                .asString()
                .startsWith("labels.yaml line 1, column 9: labels: a list of groups is needed here");
        assertThat(refusal("- { type: bug }\n"))
                .singleElement()
                .asString()
                .startsWith("labels.yaml line 1, column 1: a group of keys is needed here");
        assertThat(refusal("labels: [\n  { property: a, value: * }\n"))
                .singleElement()
                .asString()
                .startsWith("labels.yaml line 2, column ")
                .contains("this is no YAML: ");
    }

    @Test
    void what_looks_like_a_value_and_is_none_is_told() {
        assertThat(refusal("""
                labels:
                  - { property: components, value: *lib, label: x }
                  - { property: components, value: "*", label: "expert-{slgu}" }
                """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("labels.yaml line 2, column 36: what begins with a * is YAML's alias")
                                .endsWith("put it into quotes: \"*lib\""),
                        line -> assertThat(line)
                                .endsWith(
                                        "labels[2].label: '{slgu}' stands for nothing; {value}, {star} and {slug} do"));
    }

    @Test
    void values_are_read_as_they_are_written_and_have_no_variables() {
        LabelMap map = LabelMapReader.parse("labels.yaml", """
                labels:
                  - { property: version, value: 3.10, label: old, color: 000000, description: "${HOME}" }
                  - { property: fixed, value: true, label: 010 }
                """, List.of());
        assertThat(map.fixedLabels())
                .extracting(
                        LabelSpec::name,
                        label -> label.color().orElse(""),
                        label -> label.description().orElse(""))
                .containsExactlyInAnyOrder(tuple("old", "000000", "${HOME}"), tuple("010", "", ""));
    }

    @Test
    void a_file_that_is_absent_or_not_utf_8_is_named(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("labels.yaml");
        assertThatThrownBy(() -> LabelMapReader.read(file, List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file + " does not exist; make it");
        Files.write(file, new byte[] {'a', (byte) 0xE4});
        assertThatThrownBy(() -> LabelMapReader.read(file, List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file + " is not UTF-8 text; save it as UTF-8");
    }
}
