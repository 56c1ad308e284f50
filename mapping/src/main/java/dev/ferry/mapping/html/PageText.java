package dev.ferry.mapping.html;

import java.util.Locale;

/** Text of strangers on its way into a page. What a page can not hold is shown by a picture or sign of it. */
public final class PageText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char DELETE_PICTURE = '\u2421';
    private static final int CONTROL_PICTURES = 0x2400;

    private PageText() {}

    /** For between tags and for quoted attributes. */
    public static String text(String text) {
        return write(text, false);
    }

    /** The text for a {@code pre}: controls and the marks that turn the direction are made visible. */
    public static String verbatim(String text) {
        return write(text, true);
    }

    private static String write(String text, boolean marks) {
        StringBuilder html = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\t', '\r' -> html.append(c);
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        html.append(c).append(text.charAt(++i));
                    } else {
                        other(c, marks, html);
                    }
                }
            }
        }
        return html.toString();
    }

    private static void other(char c, boolean marks, StringBuilder html) {
        if (Character.isSurrogate(c) || c >= '\uFFFE' || (c >= '\uFDD0' && c <= '\uFDEF')) {
            html.append(REPLACEMENT);
        } else if (marks && (Character.isISOControl(c) || turnsDirection(c))) {
            html.append(String.format(Locale.ROOT, "<span class=\"ctl\">U+%04X</span>", (int) c));
            // A mark that turns the direction does so here too; a control can not stand in a page.
            html.append(Character.isISOControl(c) ? "" : c);
        } else if (Character.isISOControl(c)) {
            html.append(c < ' ' ? (char) (CONTROL_PICTURES + c) : c == 0x7f ? DELETE_PICTURE : REPLACEMENT);
        } else {
            html.append(c);
        }
    }

    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u200E'
                || c == '\u200F'
                || c == '\u061C';
    }
}
