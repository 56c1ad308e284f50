package dev.ferry.mapping.render;

import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.CodeBlock;
import dev.ferry.mapping.markup.FoldedBlock;
import dev.ferry.mapping.markup.ListBlock;
import dev.ferry.mapping.markup.Paragraph;
import dev.ferry.mapping.markup.QuoteBlock;
import dev.ferry.mapping.markup.TableBlock;
import java.util.ArrayList;
import java.util.List;

/** Writes as much of a block as a length allows. */
final class BlockCutter {
    private final BlockWriter writer;

    BlockCutter(BlockWriter writer) {
        this.writer = writer;
    }

    /** A piece of Markdown and what is left of its block. */
    record Part(String markdown, List<Block> rest) {}

    /**
     * What fits into {@code room}, and the rest: parted between items of a list and blocks of a quote. One of these that is too
     * long by itself goes on as words with their signs, but only where {@code fresh} says that there is no more room elsewhere;
     * else nothing is taken. A single line that is too long is parted, if possible at a blank.
     */
    Part take(Block block, int room, boolean fresh) {
        if (block instanceof ListBlock list) {
            return ofList(list, room, fresh);
        }
        if (block instanceof QuoteBlock quote) {
            return ofQuote(quote, room, fresh);
        }
        if (block instanceof FoldedBlock folded) {
            return new Part("", folded.unfolded());
        }
        if (block instanceof TableBlock table) {
            return ofTable(table, room);
        }
        return ofLines(block instanceof CodeBlock ? block : new Paragraph(block.plainLines()), room);
    }

    /** The head and the rows that fit; the others go on as lines. */
    private Part ofTable(TableBlock table, int room) {
        int fitting = 1;
        int used = 2 * writer.write(table.until(1)).length();
        while (fitting < table.rows().size()) {
            used += writer.write(table.from(fitting).until(1)).length();
            if (used > room) {
                break;
            }
            fitting++;
        }
        if (fitting < 2) {
            return ofLines(new Paragraph(table.plainLines()), room);
        }
        List<String> rest = table.from(fitting).plainLines();
        return new Part(writer.write(table.until(fitting)), rest.isEmpty() ? List.of() : List.of(new Paragraph(rest)));
    }

    private Part ofList(ListBlock list, int room, boolean fresh) {
        int fitting = 0;
        int used = 0;
        while (fitting < list.items().size()) {
            used += writer.write(list.from(fitting).until(1)).length() + 1;
            if (used > room) {
                break;
            }
            fitting++;
        }
        if (fitting > 0) {
            return new Part(
                    writer.write(list.until(fitting)),
                    fitting == list.items().size() ? List.of() : List.of(list.from(fitting)));
        }
        if (!fresh) {
            return new Part("", List.of(list));
        }
        return asWords(list.until(1), list.items().size() > 1 ? List.of(list.from(1)) : List.of(), room);
    }

    private Part ofQuote(QuoteBlock quote, int room, boolean fresh) {
        List<Block> blocks = quote.blocks();
        int fitting = 0;
        int used = 0;
        while (fitting < blocks.size()) {
            used += writer.write(new QuoteBlock(blocks.subList(fitting, fitting + 1)))
                            .length()
                    + 3;
            if (used > room) {
                break;
            }
            fitting++;
        }
        List<Block> rest = fitting == blocks.size()
                ? List.of()
                : List.of(new QuoteBlock(blocks.subList(Math.max(fitting, 1), blocks.size())));
        if (fitting > 0) {
            return new Part(writer.write(new QuoteBlock(blocks.subList(0, fitting))), rest);
        }
        if (!fresh) {
            return new Part("", List.of(quote));
        }
        return asWords(new QuoteBlock(blocks.subList(0, 1)), blocks.size() > 1 ? rest : List.of(), room);
    }

    private Part asWords(Block block, List<Block> after, int room) {
        Part part = ofLines(new Paragraph(withoutBlankLines(block.plainLines())), room);
        List<Block> rest = new ArrayList<>(part.rest());
        rest.addAll(after);
        return new Part(part.markdown(), rest);
    }

    // A blank line would end the paragraph, and of what follows Markdown might make something.
    private static List<String> withoutBlankLines(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    private Part ofLines(Block block, int room) {
        List<String> lines = block.plainLines();
        int fitting = 0;
        int used = block instanceof CodeBlock code
                ? 2 * BlockWriter.fenceLength(code) + code.language().length() + 2
                : 0;
        int frame = used;
        while (fitting < lines.size()) {
            int length = lengthWithin(room, block, lines.get(fitting)) + 1;
            if (used + length > room) {
                break;
            }
            used += length;
            fitting++;
        }
        if (fitting == lines.size()) {
            return new Part(writer.write(block), List.of());
        }
        if (fitting > 0) {
            List<String> rest = lines.subList(fitting, lines.size());
            return new Part(writer.write(with(block, lines.subList(0, fitting))), List.of(with(block, rest)));
        }
        String line = lines.get(0);
        int cut = cut(block, line, room - frame);
        List<String> rest = new ArrayList<>(lines);
        rest.set(0, line.substring(cut));
        return new Part(writer.write(with(block, List.of(line.substring(0, cut)))), List.of(with(block, rest)));
    }

    /** A line's length as it is written; of one that is longer than the room already, only that it does not fit. */
    private int lengthWithin(int room, Block block, String line) {
        // Writing it all for each piece that is cut off a line of a megabyte would be work that grows with the square.
        return line.length() > room ? line.length() : written(block, line).length();
    }

    private static Block with(Block block, List<String> lines) {
        return block instanceof CodeBlock code ? new CodeBlock(code.language(), lines) : new Paragraph(lines);
    }

    private String written(Block block, String line) {
        return block instanceof CodeBlock ? line : writer.line(line);
    }

    private int cut(Block block, String line, int room) {
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
}
