package dev.ferry.mapping.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a plain text into paragraphs and code. Only what is surely code becomes code: tracebacks, unified diffs,
 * interpreter sessions, fences that are closed, and indented lines after a blank line or a colon that continue no list.
 */
final class TextBlocks {
    // Each looks at one line only and has nothing to backtrack over.
    private static final Pattern FENCE = Pattern.compile(" {0,3}```[A-Za-z0-9+.#-]{0,20}[ \t]*");
    private static final Pattern FENCE_END = Pattern.compile(" {0,3}```[ \t]*");
    private static final Pattern LIST_ITEM = Pattern.compile("[ \t]*([-*+\u2022]|[0-9A-Za-z]{1,3}[.)\\]:])[ \t].*");
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
    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private boolean mayBeFenced = true;
    private boolean inList;
    private int at;

    private TextBlocks(List<String> lines) {
        this.lines = lines;
    }

    static List<TextBlock> of(String cleanText) {
        TextBlocks cut = new TextBlocks(List.of(cleanText.split("\n", -1)));
        cut.cut();
        return cut.blocks;
    }

    private void cut() {
        while (at < lines.size()) {
            int end = codeEnd();
            if (end > at) {
                endParagraph();
                addCode(end);
                at = end;
            } else {
                String line = lines.get(at);
                if (isBlank(line)) {
                    endParagraph();
                } else {
                    paragraph.add(line);
                    inList = LIST_ITEM.matcher(line).matches() || (inList && indent(line) > 0);
                }
                at++;
            }
        }
        endParagraph();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(TextBlock.paragraph(List.copyOf(paragraph)));
            paragraph.clear();
        }
    }

    private void addCode(int end) {
        String first = lines.get(at);
        if (isFence(first)) {
            String language = first.strip().substring(3).strip();
            blocks.add(TextBlock.code(language, List.copyOf(lines.subList(at + 1, end - 1))));
            return;
        }
        String language =
                isDiffStart(at) ? "diff" : isTracebackStart(first) ? "pytb" : first.startsWith(">>>") ? "pycon" : "";
        blocks.add(TextBlock.code(language, List.copyOf(lines.subList(at, end))));
    }

    /** Behind the last line of the code that begins here; {@code at} where none does. */
    private int codeEnd() {
        String line = lines.get(at);
        if (isFence(line)) {
            return fenceEnd();
        }
        if (isTracebackStart(line)) {
            return tracebackEnd(indent(line));
        }
        if (isDiffStart(at)) {
            return diffEnd();
        }
        if (line.startsWith(">>> ")) {
            return nextBlank();
        }
        boolean mayBegin =
                paragraph.isEmpty() || paragraph.get(paragraph.size() - 1).endsWith(":");
        return mayBegin && !inList && indent(line) >= 4 && !isBlank(line) ? indentedEnd() : at;
    }

    private boolean isFence(String line) {
        return mayBeFenced && FENCE.matcher(line).matches();
    }

    private int fenceEnd() {
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
        return line.strip().startsWith("Traceback (most recent call last):") && indent(line) == line.indexOf('T');
    }

    private int tracebackEnd(int indent) {
        int i = at + 1;
        while (i < lines.size() && !isBlank(lines.get(i)) && indent(lines.get(i)) > indent) {
            i++;
        }
        boolean hasException = i < lines.size() && !isBlank(lines.get(i)) && indent(lines.get(i)) == indent;
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

    private int diffEnd() {
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

    private int nextBlank() {
        int i = at;
        while (i < lines.size() && !isBlank(lines.get(i))) {
            i++;
        }
        return i;
    }

    private int indentedEnd() {
        int end = at;
        for (int i = at; i < lines.size(); i++) {
            if (isBlank(lines.get(i))) {
                continue;
            }
            if (indent(lines.get(i)) < 4) {
                break;
            }
            end = i + 1;
        }
        return end;
    }

    static boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != ' ' && line.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    /** The width of the blanks at the line's beginning, tabs to the next multiple of eight. */
    static int indent(String line) {
        int width = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                width += 8 - width % 8;
            } else if (line.charAt(i) == ' ') {
                width++;
            } else {
                break;
            }
        }
        return width;
    }
}
