package dev.ferry.mapping.render;

import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.CodeBlock;
import dev.ferry.mapping.markup.FoldedBlock;
import dev.ferry.mapping.markup.ListBlock;
import dev.ferry.mapping.markup.Paragraph;
import dev.ferry.mapping.markup.PictureBlock;
import dev.ferry.mapping.markup.QuoteBlock;
import dev.ferry.mapping.markup.RichParagraph;
import dev.ferry.mapping.markup.TableBlock;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a message's blocks as Markdown that shows their words. */
final class BlockWriter {
    /** GitHub makes a box of it that can be ticked, and shows it no more. */
    private static final Pattern TASK = Pattern.compile("\\[[ xX]\\](?=\\s|$)");

    /** GitHub makes a coloured note of such a quote. */
    private static final Pattern ALERT = Pattern.compile("\\[![A-Za-z]{1,20}\\][ \t]*(?=\n|$)");

    private final InlineRules rules;
    private final RichWriter rich;

    BlockWriter(InlineRules rules) {
        this.rules = rules;
        this.rich = new RichWriter(rules);
    }

    String write(Block block) {
        if (block instanceof CodeBlock code) {
            return fence(code);
        }
        if (block instanceof QuoteBlock quote) {
            return quoted(write(quote.blocks(), false));
        }
        if (block instanceof ListBlock list) {
            return list(list);
        }
        if (block instanceof RichParagraph paragraph) {
            return rich.paragraph(paragraph);
        }
        if (block instanceof TableBlock table) {
            return rich.table(table);
        }
        if (block instanceof FoldedBlock folded) {
            return FileMarkdown.folded(folded.title(), fence(folded.code()));
        }
        if (block instanceof PictureBlock picture) {
            return FileMarkdown.picture(picture.words(), picture.address());
        }
        return paragraph(block.plainLines());
    }

    private String write(List<Block> blocks, boolean tight) {
        StringBuilder markdown = new StringBuilder();
        Block before = null;
        for (Block block : blocks) {
            if (before != null) {
                markdown.append(tight && isParagraph(before) && interrupts(block) ? "\n" : "\n\n");
            }
            markdown.append(write(block));
            before = block;
        }
        return markdown.toString();
    }

    /** A line of a paragraph that may hold a formula, as Markdown. */
    String line(String line) {
        return InlineEscaper.line(line, rules, true);
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

    private static String quoted(String markdown) {
        String safe = ALERT.matcher(markdown).lookingAt() ? "\\" + markdown : markdown;
        StringBuilder quoted = new StringBuilder(safe.length() + 16);
        for (String line : safe.split("\n", -1)) {
            quoted.append(quoted.isEmpty() ? "" : "\n")
                    .append(line.isEmpty() ? ">" : "> ")
                    .append(line);
        }
        return quoted.toString();
    }

    private String list(ListBlock list) {
        StringBuilder markdown = new StringBuilder();
        for (int i = 0; i < list.items().size(); i++) {
            String item = item(list.mark(i), write(list.items().get(i), true));
            markdown.append(markdown.isEmpty() ? "" : "\n").append(item);
        }
        return markdown.toString();
    }

    private static String item(String mark, String markdown) {
        String safe = TASK.matcher(markdown).lookingAt() ? "\\" + markdown : markdown;
        StringBuilder item = new StringBuilder(mark);
        String indent = " ".repeat(mark.length());
        String gap = "";
        for (String line : safe.split("\n", -1)) {
            item.append(gap)
                    .append(line.isEmpty() || gap.isEmpty() ? "" : indent)
                    .append(line);
            gap = "\n";
        }
        return item.toString();
    }

    private static boolean isParagraph(Block block) {
        return block instanceof Paragraph || block instanceof RichParagraph;
    }

    /** Whether Markdown sees the block directly below a paragraph's last line. */
    private static boolean interrupts(Block block) {
        return block instanceof ListBlock list && (!list.isNumbered() || list.first() == 1);
    }

    private static String fence(CodeBlock block) {
        String ticks = "`".repeat(fenceLength(block));
        StringBuilder markdown =
                new StringBuilder(ticks).append(block.language()).append('\n');
        block.lines().forEach(line -> markdown.append(line).append('\n'));
        return markdown.append(ticks).toString();
    }

    /** Longer than any run of ticks in it. */
    static int fenceLength(CodeBlock block) {
        int longest = 2;
        for (String line : block.lines()) {
            longest = Math.max(longest, longestTicks(line));
        }
        return longest + 1;
    }

    static int longestTicks(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
