package dev.ferry.mapping.markup;

import java.util.List;

/** Lines of words. */
public record Paragraph(List<String> lines) implements Block {
    @Override
    public List<String> plainLines() {
        return lines;
    }

    @Override
    public boolean holdsCode() {
        return false;
    }
}
