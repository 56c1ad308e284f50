package dev.ferry.mapping.labels;

import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Section;
import java.util.Optional;

/** The keys {@code value} and {@code pattern} of a rule, of which one stands there. Stateless. */
public final class ValueKeys {
    private ValueKeys() {}

    /** The test that they describe; what is wrong is a finding. {@code example} shows how to write one. */
    public static Optional<ValueTest> read(Section rule, String example) {
        Optional<ValueTest> pattern = rule.asWritten("pattern", ValueKeys::pattern);
        if (!rule.has("pattern")) {
            return rule.required("value", example, ValueTest::ofValue);
        }
        if (rule.has("value")) {
            rule.refuse("pattern", "it stands beside 'value'; write one of the two");
        }
        return pattern;
    }

    private static ValueTest pattern(String text) {
        try {
            return ValueTest.ofPattern(text);
        } catch (IllegalArgumentException e) {
            throw new BadValue("'" + text + "' is no regular expression of RE2's: " + e.getMessage());
        }
    }
}
