package dev.ferry.mapping.markup;

import java.util.List;

/** What somebody else wrote. */
public record QuoteBlock(List<Block> blocks) implements Block {
    @Override
    public List<String> plainLines() {
        return Lines.of(blocks).stream().map(line -> "> " + line).toList();
    }

    @Override
    public boolean holdsCode() {
        return blocks.stream().anyMatch(Block::holdsCode);
    }
}
