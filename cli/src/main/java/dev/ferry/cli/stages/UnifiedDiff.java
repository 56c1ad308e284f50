package dev.ferry.cli.stages;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * How one text becomes another, in the form that {@code patch} and {@code git apply} read: changed lines with three lines around them. A
 * rewrite changes few words and hardly ever the number of lines, so lines are compared in pairs; where their number differs,
 * everything between the first and the last line that differ is one change. Right in any case, and never slower than reading.
 */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_END = "\\ No newline at end of file\n";

    private final List<String> before;
    private final List<String> after;
    private final int same;
    private final int sameAtEnd;

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        int shorter = Math.min(before.size(), after.size());
        int first = 0;
        while (first < shorter && before.get(first).equals(after.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first
                && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
            last++;
        }
        same = first;
        sameAtEnd = last;
    }

    /** Writes nothing where the texts are the same. */
    static void write(String name, String before, String after, Writer out) throws IOException {
        if (!before.equals(after)) {
            out.write("--- a/" + name + "\n+++ b/" + name + "\n");
            new UnifiedDiff(split(before), split(after)).hunks(out);
        }
    }

    /** With their ends, so that a last line without one differs from one that has it. */
    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private void hunks(Writer out) throws IOException {
        boolean pairs = before.size() == after.size();
        int start = same;
        while (start < before.size() - sameAtEnd || start < after.size() - sameAtEnd) {
            int end = pairs ? end(start) : before.size() - sameAtEnd;
            int afterEnd = pairs ? end : after.size() - sameAtEnd;
            hunk(start, end, afterEnd, out);
            if (!pairs) {
                return;
            }
            start = end;
            while (start < before.size() - sameAtEnd && isSame(start)) {
                start++;
            }
        }
    }

    /** Where the change that begins here ends: before more equal lines than two contexts take. */
    private int end(int start) {
        int end = start + 1;
        int equal = 0;
        for (int line = end; line < before.size() - sameAtEnd && equal <= 2 * CONTEXT; line++) {
            equal = isSame(line) ? equal + 1 : 0;
            if (equal == 0) {
                end = line + 1;
            }
        }
        return end;
    }

    private void hunk(int start, int end, int afterEnd, Writer out) throws IOException {
        int from = Math.max(0, start - CONTEXT);
        int to = Math.min(before.size(), end + CONTEXT);
        int afterTo = afterEnd + to - end;
        out.write("@@ -" + range(from, to) + " +" + range(from, afterTo) + " @@\n");
        lines(' ', before.subList(from, start), out);
        if (end == afterEnd) {
            pairs(start, end, out);
        } else {
            lines('-', before.subList(start, end), out);
            lines('+', after.subList(start, afterEnd), out);
        }
        lines(' ', before.subList(end, to), out);
    }

    private void pairs(int start, int end, Writer out) throws IOException {
        int line = start;
        while (line < end) {
            int first = line;
            boolean same = isSame(line);
            while (line < end && isSame(line) == same) {
                line++;
            }
            if (same) {
                lines(' ', before.subList(first, line), out);
            } else {
                lines('-', before.subList(first, line), out);
                lines('+', after.subList(first, line), out);
            }
        }
    }

    private boolean isSame(int line) {
        return before.get(line).equals(after.get(line));
    }

    private static String range(int from, int to) {
        int count = to - from;
        return (count == 0 ? from : from + 1) + "," + count;
    }

    private static void lines(char sign, List<String> lines, Writer out) throws IOException {
        for (String line : lines) {
            out.write(sign + line + (line.endsWith("\n") ? "" : "\n" + NO_END));
        }
    }
}
