package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelSpec;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Value by value, what bugs.python.org's properties were on python/cpython; an empty label means none. */
final class BpoLabelsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "type       | enhancement       | type-feature",
                "type       | behavior          | type-bug",
                "type       | crash             | type-bug",
                "type       | compile error     | type-bug",
                "type       | resource usage    | performance",
                "type       | performance       | performance",
                "type       | security          | type-security",
                "components | Library (Lib)     | library",
                "components | Interpreter Core  | interpreter-core",
                "components | Extension Modules | extension-modules",
                "components | Documentation     | docs",
                "components | Build             | build",
                "components | Tests             | tests",
                "components | asyncio           | expert-asyncio",
                "components | None              | ''",
                "versions   | Python 3.11       | 3.11",
                "versions   | Python 3.7        | 3.7",
                "versions   | Python 3.6        | ''",
                "versions   | Python 2.7        | ''",
                "resolution | not a bug         | invalid",
                "resolution | fixed             | ''",
                "resolution | duplicate         | ''",
                "resolution | wont fix          | ''",
                "priority   | release blocker   | release-blocker",
                "priority   | deferred blocker  | deferred-blocker",
                "priority   | critical          | ''",
                "priority   | high              | ''",
                "priority   | normal            | ''",
                "stage      | patch review      | ''",
                "stage      | resolved          | ''"
            })
    void a_value_has_the_label_it_had(String property, String value, String label) {
        Issue issue = Rendering.issue("1", "t").toBuilder()
                .properties(List.of(new Property(property, List.of(Value.of(value)))))
                .build();
        assertThat(LabelMap.of(BpoLabels.RULES).labels(issue).stream()
                        .map(LabelSpec::name)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(label);
    }
}
