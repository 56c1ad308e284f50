package dev.ferry.mapping.markup;

import java.util.List;

/** Lines that are shown as they are; {@code language} is the fence's, empty where nobody knows it. */
public record CodeBlock(String language, List<String> lines) implements Block {
    @Override
    public List<String> plainLines() {
        return lines;
    }

    @Override
    public boolean holdsCode() {
        return true;
    }
}
