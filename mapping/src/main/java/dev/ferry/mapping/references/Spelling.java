package dev.ferry.mapping.references;

/**
 * Compares source with what is looked for in it, and with the text that it is said to show: equal but for backslash escapes
 * and entities.
 */
final class Spelling {
    private static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int LONGEST_ENTITY = 34;
    /** The second characters of the few entities that stand for two (HTML, 13.5 Named character references). */
    private static final String SECOND = "\u0338\u20d2\u20e5\u0333\u0331\ufe00\u200aj";

    private Spelling() {}

    /** Whether exactly this stands at a place, which may lie outside the source. */
    static boolean stands(CharSequence source, int at, String text) {
        if (at < 0 || at > source.length() - text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (source.charAt(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The same in any case, as {@link String#regionMatches(boolean, int, String, int, int)} compares. */
    static boolean standsInAnyCase(CharSequence source, int at, String text) {
        if (at < 0 || at > source.length() - text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isSame(source.charAt(at + i), text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(char one, char other) {
        if (one == other) {
            return true;
        }
        char upper = Character.toUpperCase(one);
        char otherUpper = Character.toUpperCase(other);
        return upper == otherUpper || Character.toLowerCase(upper) == Character.toLowerCase(otherUpper);
    }

    /** What stands between two places; an end of a line, with the blanks around it and what quotes the next, is one blank. */
    static String onOneLine(CharSequence source, int start, int end) {
        // By hand: a pattern tries each of many blanks anew.
        StringBuilder line = new StringBuilder(end - start);
        int at = start;
        while (at < end) {
            int blanks = at;
            boolean breaks = false;
            while (at < end && (isBlank(source.charAt(at)) || (breaks && source.charAt(at) == '>'))) {
                breaks |= source.charAt(at) == '\n';
                at++;
            }
            if (breaks) {
                line.append(' ');
            } else {
                line.append(source, blanks, at);
            }
            if (at < end) {
                line.append(source.charAt(at++));
            }
        }
        return line.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static String between(CharSequence source, int start, int end) {
        return source.subSequence(start, end).toString();
    }

    /** Whether the source between two places spells the text. When in doubt, no. */
    static boolean spells(CharSequence source, int start, int end, String text) {
        if (end - start == text.length() && stands(source, start, text)) {
            return true;
        }
        int at = start;
        int shown = 0;
        while (shown < text.length()) {
            if (at >= end) {
                return false;
            }
            char c = source.charAt(at);
            if (c == '\\' && at + 1 < end && ESCAPABLE.indexOf(source.charAt(at + 1)) >= 0) {
                at++;
                c = source.charAt(at);
            } else if (c == '&') {
                int entityEnd = entityEnd(source, at, end);
                if (entityEnd > 0 && !text.startsWith(between(source, at, entityEnd), shown)) {
                    shown += Character.charCount(text.codePointAt(shown));
                    at = entityEnd;
                    if (shown < text.length()
                            && SECOND.indexOf(text.charAt(shown)) >= 0
                            && (at == end || source.charAt(at) != text.charAt(shown))) {
                        shown++;
                    }
                    continue;
                }
            }
            if (c != text.charAt(shown) && !(c == 0 && text.charAt(shown) == '\uFFFD')) {
                return false;
            }
            at++;
            shown++;
        }
        // Blanks at the end of a line are not shown.
        while (at < end && (source.charAt(at) == ' ' || source.charAt(at) == '\t')) {
            at++;
        }
        return at == end;
    }

    /** Behind the semicolon of what looks like an entity at this place; 0 where nothing does. */
    static int entityEnd(CharSequence source, int start, int end) {
        int last = Math.min(end, start + LONGEST_ENTITY);
        for (int i = start + 1; i < last; i++) {
            char c = source.charAt(i);
            if (c == ';') {
                return i > start + 1 ? i + 1 : 0;
            }
            boolean inside = (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c == '#' && i == start + 1);
            if (!inside) {
                return 0;
            }
        }
        return 0;
    }
}
