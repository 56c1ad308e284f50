package dev.ferry.mapping.labels;

import java.util.Locale;

/**
 * A name made of a value: <code>{value}</code> stands for the value, <code>{star}</code> for what the first star or group of the
 * rule's test stood for, <code>{slug}</code> for the value in lower case with hyphens. Immutable.
 *
 * @param text as it was written
 */
public record ValueTemplate(String text) {
    /** Whether it is the same name whatever the value is. */
    public boolean isFixed() {
        return !text.contains("{");
    }

    /** The name for a value. */
    public String fill(String value, String star) {
        return text.replace("{value}", value).replace("{star}", star).replace("{slug}", slug(value));
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
