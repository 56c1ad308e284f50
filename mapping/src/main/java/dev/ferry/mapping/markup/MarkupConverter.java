package dev.ferry.mapping.markup;

import java.util.List;

/**
 * Reads a message in one kind of markup. What it is not sure of it gives as words or code, so that nothing is lost; the same
 * text always gives the same blocks. Stateless, thread-safe; the time is linear in the text's length.
 */
public interface MarkupConverter {
    /**
     * The message's blocks, in order; none where it has no words.
     *
     * @param cleanText of one kind of line end, {@code \n}, and without control characters
     */
    List<Block> blocks(String cleanText);
}
