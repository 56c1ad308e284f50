package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;

/** Code under a title, closed until somebody opens it. */
public record FoldedBlock(String title, CodeBlock code) implements Block {
    /** The same without what closes it. */
    public List<Block> unfolded() {
        return List.of(new Paragraph(List.of(title)), code);
    }

    @Override
    public List<String> plainLines() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.addAll(code.lines());
        return lines;
    }

    @Override
    public boolean holdsCode() {
        return true;
    }
}
