package dev.ferry.mapping.render;

import dev.ferry.mapping.markup.Lines;

/** What Markdown would take for a heading, list, quote, rule, table or code at the beginning of a line. */
final class LineStart {
    /** A blank that Markdown does not take for indentation. */
    private static final char HARD_BLANK = '\u00A0';

    private static final int WIDEST_INDENT = 60;

    private LineStart() {}

    /** Writes the blanks of the beginning and an escape where one is needed; gives the place from which the line goes on. */
    static int write(String line, StringBuilder out) {
        int width = Math.min(Lines.indent(line), WIDEST_INDENT);
        for (int i = 0; i < width; i++) {
            out.append(HARD_BLANK);
        }
        int at = 0;
        while (at < line.length() && isBlank(line, at)) {
            at++;
        }
        if (at == line.length()) {
            return at;
        }
        switch (line.charAt(at)) {
            case '#' -> escapeIf(isHeading(line, at), out);
            case '>' -> escapeIf(true, out);
            case '-', '+' -> escapeIf(isBlank(line, at + 1) || isRule(line, at), out);
            case '=', ':', '|' -> escapeIf(isRule(line, at), out);
            default -> {
                return number(line, at, out);
            }
        }
        // The character itself is written here where it is escaped: nothing later may look at it again.
        if (!out.isEmpty() && out.charAt(out.length() - 1) == '\\') {
            out.append(line.charAt(at));
            return at + 1;
        }
        return at;
    }

    private static void escapeIf(boolean escape, StringBuilder out) {
        if (escape) {
            out.append('\\');
        }
    }

    /** {@code # Title}; but {@code # 12} is a reference, which its writer parts from the sign anyway. */
    private static boolean isHeading(String line, int at) {
        int end = at;
        while (end < line.length() && line.charAt(end) == '#') {
            end++;
        }
        int text = end;
        while (text < line.length() && isBlank(line, text)) {
            text++;
        }
        boolean heading = end == line.length() || isBlank(line, end);
        int digits = text;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean number = digits > text && !(digits < line.length() && InlineEscaper.isAsciiWord(line.charAt(digits)));
        return heading && !(end == at + 1 && (text == line.length() || number));
    }

    /** Underlines of headings, rules, and what parts a table's head from its body. */
    private static boolean isRule(String line, int at) {
        for (int i = at; i < line.length(); i++) {
            if ("-=+|: \t".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int number(String line, int at, StringBuilder out) {
        int end = at;
        while (end < line.length() && end - at < 10 && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
            end++;
        }
        boolean item = end > at
                && end < line.length()
                && (line.charAt(end) == '.' || line.charAt(end) == ')')
                && (end + 1 == line.length() || isBlank(line, end + 1));
        if (!item) {
            return at;
        }
        out.append(line, at, end).append('\\').append(line.charAt(end));
        return end + 1;
    }

    private static boolean isBlank(String line, int at) {
        return at >= line.length() || line.charAt(at) == ' ' || line.charAt(at) == '\t';
    }
}
