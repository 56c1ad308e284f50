package dev.ferry.mapping.labels;

import java.util.Locale;
import java.util.Optional;

/**
 * One rule of labels.yaml: what a value of a property becomes. Either {@code value} is there, which is exact, or has a
 * {@code *} for any text; or {@code pattern}, in RE2's syntax, which the whole value has to fit. {@code label} may hold
 * <code>{value}</code> (the value), <code>{star}</code> (what the first {@code *}, or the first group of the pattern, stood
 * for) and <code>{slug}</code> (the value in lower case with hyphens). {@code drop: true} makes no label.
 */
public record LabelRule(
        String property,
        Optional<String> value,
        Optional<String> pattern,
        Optional<String> label,
        Optional<String> color,
        Optional<String> description,
        boolean drop) {
    /** A rule without colour and description. */
    public static LabelRule of(String property, String value, String label) {
        return new LabelRule(
                property,
                Optional.of(value),
                Optional.empty(),
                Optional.of(label),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A rule that makes no label. */
    public static LabelRule drop(String property, String value) {
        return new LabelRule(
                property,
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /** The label for a value that the rule fits; {@code star} is what its first star or group stood for. */
    Optional<LabelSpec> apply(String text, String star) {
        if (drop || label.isEmpty()) {
            return Optional.empty();
        }
        String name =
                label.get().replace("{value}", text).replace("{star}", star).replace("{slug}", slug(text));
        return Optional.of(new LabelSpec(name, color, description));
    }

    private static String slug(String text) {
        StringBuilder slug = new StringBuilder(text.length());
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean kept = Character.isLetterOrDigit(c) || c == '.' || c == '_';
            if (kept) {
                slug.append(c);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        int end = slug.length();
        return slug.substring(0, end > 0 && slug.charAt(end - 1) == '-' ? end - 1 : end);
    }
}
