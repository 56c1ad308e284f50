package dev.ferry.mapping.preview;

import dev.ferry.mapping.html.PageText;
import dev.ferry.mapping.labels.LabelSpec;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The labels of one page, with a rule each for its colour: the policy allows no style in a tag. */
final class LabelColours {
    /** What a label gets from GitHub for which no colour was asked. */
    private static final String USUAL = "ededed";

    private static final Pattern COLOUR = Pattern.compile("[0-9a-fA-F]{6}");

    private final List<LabelSpec> labels;

    LabelColours(List<LabelSpec> labels) {
        this.labels = List.copyOf(labels);
    }

    String style() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            String colour = colour(labels.get(i));
            rules.append(".l").append(i).append("{background:#").append(colour).append(";color:#");
            rules.append(isLight(colour) ? "000" : "fff").append("}\n");
        }
        return rules.toString();
    }

    String html() {
        if (labels.isEmpty()) {
            return "none";
        }
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            LabelSpec label = labels.get(i);
            html.append("<span class=\"label l").append(i).append("\"");
            label.description()
                    .ifPresent(words -> html.append(" title=\"")
                            .append(PageText.text(words))
                            .append("\""));
            html.append("><bdi>").append(PageText.text(label.name())).append("</bdi></span> ");
        }
        return html.toString();
    }

    private static String colour(LabelSpec label) {
        return label.color()
                .filter(text -> COLOUR.matcher(text).matches())
                .orElse(USUAL)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether black has more contrast on it than white, by the formula of WCAG. */
    private static boolean isLight(String colour) {
        double luminance = 0.2126 * part(colour, 0) + 0.7152 * part(colour, 2) + 0.0722 * part(colour, 4);
        return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05);
    }

    private static double part(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
