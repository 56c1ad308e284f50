package dev.ferry.mapping.labels;

import dev.ferry.mapping.yaml.BadValue;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name made of a value: <code>{value}</code> stands for the value, <code>{star}</code> for what the first star or group of the
 * rule's test stood for, <code>{slug}</code> for the value in lower case with hyphens. Immutable.
 *
 * @param text as it was written
 */
public record ValueTemplate(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]{1,50})\\}");
    private static final Set<String> PLACES = Set.of("value", "star", "slug");

    /** One that people wrote; BadValue where they name something that stands for nothing. */
    public static ValueTemplate of(String text) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!PLACES.contains(place.group(1))) {
                throw new BadValue("'" + place.group() + "' stands for nothing; {value}, {star} and {slug} do");
            }
        }
        return new ValueTemplate(text);
    }

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
