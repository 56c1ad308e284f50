package dev.ferry.mapping.markup;

import java.util.List;

/** Lines of words with looks and links; {@code level} is a heading's, from 1 to 6, and 0 where it is none. */
public record RichParagraph(int level, List<List<Span>> lines) implements Block {
    @Override
    public List<String> plainLines() {
        return lines.stream().map(Span::text).toList();
    }

    @Override
    public boolean holdsCode() {
        return false;
    }
}
