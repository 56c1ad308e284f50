package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;

/** Lines of a plain text and the blanks that they begin with. */
public final class Lines {
    private Lines() {}

    /** The blocks' plain lines, an empty one between two blocks. */
    static List<String> of(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(block.plainLines());
        }
        return lines;
    }

    /** Whether a line has nothing but blanks and tabs. */
    public static boolean isBlank(String line) {
        return textStart(line) == line.length();
    }

    /** The width of the blanks at the line's beginning, tabs to the next multiple of eight. */
    public static int indent(String line) {
        return width(line, textStart(line));
    }

    /** How many columns the line's first characters take. */
    static int width(String line, int end) {
        int width = 0;
        for (int i = 0; i < end; i++) {
            width += line.charAt(i) == '\t' ? 8 - width % 8 : 1;
        }
        return width;
    }

    /** Where the blanks at the line's beginning end. */
    static int textStart(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** The line without blanks at its beginning of this width at most. */
    static String outdent(String line, int width) {
        int indent = indent(line);
        return " ".repeat(Math.max(0, indent - width)) + line.substring(textStart(line));
    }
}
