package dev.ferry.mapping.markup;

import java.util.List;

/** An image at an address, and the words for who does not see it. */
public record PictureBlock(String words, String address) implements Block {
    @Override
    public List<String> plainLines() {
        return List.of(words);
    }

    @Override
    public boolean holdsCode() {
        return false;
    }
}
