package dev.ferry.mapping.references;

/** Compares source with the text it is said to show: equal but for backslash escapes and entities. */
final class Spelling {
    private static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int LONGEST_ENTITY = 34;

    private Spelling() {}

    /** Whether the source between two places spells the text. When in doubt, no. */
    static boolean spells(String source, int start, int end, String text) {
        if (end - start == text.length() && source.startsWith(text, start)) {
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
                if (entityEnd > 0 && !text.startsWith(source.substring(at, entityEnd), shown)) {
                    // An entity stands for one character; the few that stand for two fail and are left alone.
                    shown += Character.charCount(text.codePointAt(shown));
                    at = entityEnd;
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
    static int entityEnd(String source, int start, int end) {
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
