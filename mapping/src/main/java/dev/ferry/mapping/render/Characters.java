package dev.ferry.mapping.render;

import dev.ferry.mapping.Marker;

/** Makes the characters of a legacy text such that GitHub takes and shows them. */
final class Characters {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int CONTROL_PICTURES = 0x2400;
    private static final char DELETE_PICTURE = '\u2421';

    private Characters() {}

    /**
     * One kind of line end; control characters as their visible pictures (GitHub refuses NUL); half surrogate pairs replaced;
     * markers defused, so that a text of the old world is never taken for one of ours. A text without any of these is returned
     * as it is.
     */
    static String clean(String text) {
        return Marker.defuse(visible(text));
    }

    private static String visible(String text) {
        int at = 0;
        while (at < text.length() && !needsCare(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\r') {
                if (at + 1 >= text.length() || text.charAt(at + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                clean.append(c).append(text.charAt(++at));
            } else {
                clean.append(visible(c));
            }
        }
        return clean.toString();
    }

    /** The same for what has to stay on one line. */
    static String cleanLine(String text) {
        return clean(text).replace('\n', ' ').replace('\t', ' ').strip();
    }

    /**
     * The same for the name of a file or a person, which could otherwise turn what follows it, or itself: of an {@code .exe} a
     * {@code .png} is made by a character that nobody sees.
     */
    static String cleanName(String text) {
        StringBuilder name = new StringBuilder(cleanLine(text));
        for (int i = 0; i < name.length(); i++) {
            if (turnsDirection(name.charAt(i))) {
                name.setCharAt(i, REPLACEMENT);
            }
        }
        return name.toString();
    }

    /** Whether it embeds, overrides or isolates. The marks that only belong to a direction are part of honest names. */
    private static boolean turnsDirection(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean needsCare(char c) {
        return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f || Character.isSurrogate(c) || c >= '\uFFFE';
    }

    private static char visible(char c) {
        if (Character.isSurrogate(c) || c >= '\uFFFE') {
            return REPLACEMENT;
        }
        if (c == 0x7f) {
            return DELETE_PICTURE;
        }
        return c < ' ' && c != '\n' && c != '\t' ? (char) (CONTROL_PICTURES + c) : c;
    }

    /** A place at or before this one that parts no surrogate pair. */
    static int boundary(String text, int at) {
        boolean parts = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return parts ? at - 1 : at;
    }
}
