package dev.ferry.mapping.markup;

import java.util.Optional;

/**
 * What makes a list's item of a line: its indentation in columns, its sign ({@code - * +}, or {@code . )} behind a number),
 * its number, and where its words begin.
 */
record ListMark(int indent, char sign, long number, int wordsAt, int wordsColumn) {
    private static final int MOST_DIGITS = 9;

    /** Wider than this it is code behind a sign: a line of a diff. */
    private static final int WIDEST_GAP = 3;

    /** The line's mark; empty where the line begins no item, or none that Markdown would show as it stands. */
    static Optional<ListMark> of(String line) {
        int at = Lines.textStart(line);
        int digits = at;
        while (digits < line.length() && digits - at <= MOST_DIGITS && isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean numbered = digits > at;
        // Of 01. Markdown makes 1.
        boolean showsAsIs = digits - at <= MOST_DIGITS && !(digits - at > 1 && line.charAt(at) == '0');
        if (digits >= line.length() || !showsAsIs || (numbered ? ".)" : "-*+").indexOf(line.charAt(digits)) < 0) {
            return Optional.empty();
        }
        int words = digits + 1;
        while (words < line.length() && line.charAt(words) == ' ') {
            words++;
        }
        int gap = words - digits - 1;
        if (gap == 0 || gap > WIDEST_GAP || words == line.length() || line.charAt(words) == '\t') {
            return Optional.empty();
        }
        long number = numbered ? Long.parseLong(line.substring(at, digits)) : 0;
        return Optional.of(
                new ListMark(Lines.indent(line), line.charAt(digits), number, words, Lines.width(line, words)));
    }

    /** Whether this is the mark of the item after the one with that mark. */
    boolean follows(ListMark before) {
        boolean numbered = sign == '.' || sign == ')';
        return indent == before.indent && sign == before.sign && (!numbered || number == before.number + 1);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
