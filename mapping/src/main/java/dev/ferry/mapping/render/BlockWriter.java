package dev.ferry.mapping.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes blocks of a plain text as Markdown, whole or as much of them as a length allows. */
final class BlockWriter {
    private final InlineRules rules;

    BlockWriter(InlineRules rules) {
        this.rules = rules;
    }

    String write(TextBlock block) {
        return block.code() ? fence(block) : paragraph(block.lines());
    }

    /** What fits into {@code room}, and the rest. A single line that is too long is parted, if possible at a blank. */
    Part take(TextBlock block, int room) {
        List<String> lines = block.lines();
        int fitting = 0;
        int used =
                block.code() ? 2 * (longestTicks(block) + 3) + block.language().length() + 2 : 0;
        while (fitting < lines.size()) {
            int length = written(block, lines.get(fitting)).length() + 1;
            if (used + length > room) {
                break;
            }
            used += length;
            fitting++;
        }
        if (fitting == lines.size()) {
            return new Part(write(block), Optional.empty());
        }
        if (fitting > 0) {
            List<String> rest = lines.subList(fitting, lines.size());
            return new Part(write(block.withLines(lines.subList(0, fitting))), Optional.of(block.withLines(rest)));
        }
        String line = lines.get(0);
        int cut = cut(block, line, room - used);
        List<String> rest = new ArrayList<>(lines);
        rest.set(0, line.substring(cut));
        return new Part(write(block.withLines(List.of(line.substring(0, cut)))), Optional.of(block.withLines(rest)));
    }

    /** A piece of Markdown and what is left of its block. */
    record Part(String markdown, Optional<TextBlock> rest) {}

    private int cut(TextBlock block, String line, int room) {
        int length = Math.min(line.length(), Math.max(1, room - 1));
        while (length > 1) {
            int cut = atBlank(line, length);
            if (written(block, line.substring(0, cut)).length() < room) {
                return cut;
            }
            length = cut / 2;
        }
        return Character.isHighSurrogate(line.charAt(0)) && line.length() > 1 ? 2 : 1;
    }

    private static int atBlank(String line, int length) {
        for (int i = length; i > length / 2; i--) {
            if (i < line.length() && line.charAt(i) == ' ') {
                return i;
            }
        }
        return Math.max(1, Characters.boundary(line, length));
    }

    private String written(TextBlock block, String line) {
        return block.code() ? line : InlineEscaper.line(line, rules, true);
    }

    private String paragraph(List<String> lines) {
        boolean math = holdsDollars(lines);
        StringBuilder markdown = new StringBuilder();
        for (String line : lines) {
            if (!markdown.isEmpty()) {
                markdown.append('\n');
            }
            markdown.append(trimEnd(InlineEscaper.line(line, rules, math)));
        }
        return markdown.toString();
    }

    // Two dollar signs in a paragraph may be a formula to GitHub.
    private static boolean holdsDollars(List<String> lines) {
        int dollars = 0;
        for (String line : lines) {
            for (int i = line.indexOf('$'); i >= 0 && dollars < 2; i = line.indexOf('$', i + 1)) {
                dollars++;
            }
        }
        return dollars > 1;
    }

    // Blanks at the end of a line would be a line break of Markdown's; GitHub breaks lines anyway.
    private static String trimEnd(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        return line.substring(0, end);
    }

    private static String fence(TextBlock block) {
        String ticks = "`".repeat(Math.max(3, longestTicks(block) + 1));
        StringBuilder markdown =
                new StringBuilder(ticks).append(block.language()).append('\n');
        block.lines().forEach(line -> markdown.append(line).append('\n'));
        return markdown.append(ticks).toString();
    }

    private static int longestTicks(TextBlock block) {
        int longest = 0;
        for (String line : block.lines()) {
            int run = 0;
            for (int i = 0; i < line.length(); i++) {
                run = line.charAt(i) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }
}
