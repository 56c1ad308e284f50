package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines of a plain text that somebody else wrote, as mail programs mark them; not an interpreter's session, nor a diff. */
record QuoteRun(List<String> words, int end, boolean isSure) {
    // Looks at the beginning of one line only.
    private static final Pattern DIFF_COMMAND = Pattern.compile("[0-9,]{1,20}[acd][0-9,]{1,20}[ \t]*");

    /** The lines from this one on; empty where the line is none of a quote. */
    static Optional<QuoteRun> at(List<String> lines, int at) {
        if (!isQuoted(lines.get(at)) || isDoctest(lines.get(at))) {
            return Optional.empty();
        }
        int end = at + 1;
        while (end < lines.size()
                && isQuoted(lines.get(end))
                // The third level of a quote looks like an interpreter's prompt.
                && (!isDoctest(lines.get(end)) || level(lines.get(end - 1)) > 1)) {
            end++;
        }
        List<String> words = new ArrayList<>();
        boolean spaced = true;
        for (String line : lines.subList(at, end)) {
            int sign = Lines.textStart(line);
            spaced &= sign + 1 == line.length() || " \t>".indexOf(line.charAt(sign + 1)) >= 0;
            boolean blank = sign + 1 < line.length() && line.charAt(sign + 1) == ' ';
            words.add(line.substring(sign + (blank ? 2 : 1)));
        }
        boolean hasWords = words.stream().anyMatch(line -> !Lines.isBlank(line));
        boolean several = end - at > 1;
        return Optional.of(new QuoteRun(words, end, hasWords && (spaced || several) && !isOutput(lines, at)));
    }

    /** What a shell or a comparison writes has the sign too. */
    private static boolean isOutput(List<String> lines, int at) {
        if (at == 0) {
            return false;
        }
        String before = lines.get(at - 1);
        return before.startsWith("< ")
                || before.startsWith("$ ")
                || before.stripTrailing().equals("---")
                || DIFF_COMMAND.matcher(before).matches();
    }

    private static boolean isQuoted(String line) {
        int sign = Lines.textStart(line);
        return Lines.indent(line) < 4 && sign < line.length() && line.charAt(sign) == '>';
    }

    private static boolean isDoctest(String line) {
        return level(line) > 2;
    }

    /** How many signs stand side by side at the beginning. */
    private static int level(String line) {
        int start = Lines.textStart(line);
        int end = start;
        while (end < line.length() && line.charAt(end) == '>') {
            end++;
        }
        return end - start;
    }
}
