package dev.ferry.mapping.labels;

import java.util.Optional;

/**
 * One rule of labels.yaml: what a value of a property becomes. Immutable.
 *
 * @param test which values it is for
 * @param label the label's name; empty where they make none
 * @param color six hexadecimal digits
 */
public record LabelRule(
        String property,
        ValueTest test,
        Optional<ValueTemplate> label,
        Optional<String> color,
        Optional<String> description) {
    /** A rule without colour and description. */
    public static LabelRule of(String property, String value, String label) {
        return new LabelRule(
                property,
                ValueTest.ofValue(value),
                Optional.of(new ValueTemplate(label)),
                Optional.empty(),
                Optional.empty());
    }

    /** A rule that makes no label. */
    public static LabelRule drop(String property, String value) {
        return new LabelRule(property, ValueTest.ofValue(value), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The label for a value that the rule fits; {@code star} is what its first star or group stood for. */
    Optional<LabelSpec> apply(String text, String star) {
        return label.map(name -> new LabelSpec(name.fill(text, star), color, description));
    }
}
