package dev.ferry.mapping.markup;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what is surely code in a plain text: tracebacks, unified diffs, interpreter sessions, fences that are closed, and
 * indented lines where the text lets them begin. For one text, from its first line to its last.
 */
final class CodeFinder {
    // Each looks at one line only and has nothing to backtrack over.
    private static final Pattern FENCE = Pattern.compile(" {0,3}```[A-Za-z0-9+.#-]{0,20}[ \t]*");
    private static final Pattern FENCE_END = Pattern.compile(" {0,3}```[ \t]*");
    private static final String DOCTEST = ">>> ";
    private static final List<String> DIFF_LINES = List.of(
            " ",
            "+",
            "-",
            "@@",
            "\\ ",
            "diff ",
            "index ",
            "Index:",
            "====",
            "new file ",
            "deleted file ",
            "similarity ",
            "rename ",
            "old mode",
            "new mode");

    private final List<String> lines;
    private boolean mayBeFenced;

    /** @param mayBeFenced whether fences of the author's are obeyed, which then are not shown */
    CodeFinder(List<String> lines, boolean mayBeFenced) {
        this.lines = lines;
        this.mayBeFenced = mayBeFenced;
    }

    /** Behind the last line of the code that begins at this one; {@code at} where none does. */
    int end(int at, boolean mayBeIndented) {
        String line = lines.get(at);
        if (isFence(line)) {
            return fenceEnd(at);
        }
        if (isTracebackStart(line)) {
            return tracebackEnd(at, Lines.indent(line));
        }
        if (isDiffStart(at)) {
            return diffEnd(at);
        }
        if (line.startsWith(DOCTEST)) {
            return nextBlank(at);
        }
        return mayBeIndented && Lines.indent(line) >= 4 && !Lines.isBlank(line) ? indentedEnd(at) : at;
    }

    /** The code from one line to another, as {@link #end} found it. */
    CodeBlock block(int at, int end) {
        String first = lines.get(at);
        if (isFence(first)) {
            String language = first.strip().substring(3).strip();
            return new CodeBlock(language, List.copyOf(lines.subList(at + 1, end - 1)));
        }
        String language =
                isDiffStart(at) ? "diff" : isTracebackStart(first) ? "pytb" : first.startsWith(">>>") ? "pycon" : "";
        return new CodeBlock(language, List.copyOf(lines.subList(at, end)));
    }

    private boolean isFence(String line) {
        return mayBeFenced && FENCE.matcher(line).matches();
    }

    private int fenceEnd(int at) {
        for (int i = at + 1; i < lines.size(); i++) {
            if (FENCE_END.matcher(lines.get(i)).matches()) {
                return i + 1;
            }
        }
        // None is closed from here on: looking again for each would be quadratic.
        mayBeFenced = false;
        return at;
    }

    private static boolean isTracebackStart(String line) {
        return line.strip().startsWith("Traceback (most recent call last):") && Lines.indent(line) == line.indexOf('T');
    }

    private int tracebackEnd(int at, int indent) {
        int i = at + 1;
        while (i < lines.size() && !Lines.isBlank(lines.get(i)) && Lines.indent(lines.get(i)) > indent) {
            i++;
        }
        boolean hasException = i < lines.size() && !Lines.isBlank(lines.get(i)) && Lines.indent(lines.get(i)) == indent;
        return i == at + 1 ? at : hasException ? i + 1 : i;
    }

    private boolean isDiffStart(int index) {
        String line = lines.get(index);
        if (line.startsWith("diff --git ") || line.startsWith("Index: ")) {
            return index + 1 < lines.size() && isDiffLine(lines.get(index + 1));
        }
        return line.startsWith("--- ")
                && index + 1 < lines.size()
                && lines.get(index + 1).startsWith("+++ ");
    }

    private int diffEnd(int at) {
        int i = at + 1;
        while (i < lines.size()) {
            boolean goesOn = isDiffLine(lines.get(i))
                    || (lines.get(i).isEmpty() && i + 1 < lines.size() && isDiffLine(lines.get(i + 1)));
            if (!goesOn) {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isDiffLine(String line) {
        return DIFF_LINES.stream().anyMatch(line::startsWith);
    }

    private int nextBlank(int at) {
        int i = at;
        while (i < lines.size() && !Lines.isBlank(lines.get(i))) {
            i++;
        }
        return i;
    }

    private int indentedEnd(int at) {
        int end = at;
        for (int i = at; i < lines.size(); i++) {
            if (Lines.isBlank(lines.get(i))) {
                continue;
            }
            if (Lines.indent(lines.get(i)) < 4) {
                break;
            }
            end = i + 1;
        }
        return end;
    }
}
