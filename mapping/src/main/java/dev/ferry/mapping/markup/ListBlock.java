package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;

/**
 * Items, each of one block or more. {@code sign} is {@code - * +} before each of them, or {@code . )} behind its number;
 * {@code first} is the first item's number, and the others count on from there.
 */
public record ListBlock(char sign, long first, List<List<Block>> items) implements Block {
    /** What stands before an item, counted from 0, with the blank behind it. */
    public String mark(int item) {
        return isNumbered() ? (first + item) + String.valueOf(sign) + " " : sign + " ";
    }

    /** Whether its items have numbers. */
    public boolean isNumbered() {
        return sign == '.' || sign == ')';
    }

    /** The items from one on, which keep their numbers. */
    public ListBlock from(int item) {
        return new ListBlock(sign, first + item, items.subList(item, items.size()));
    }

    /** The items before one. */
    public ListBlock until(int item) {
        return new ListBlock(sign, first, items.subList(0, item));
    }

    @Override
    public List<String> plainLines() {
        List<String> lines = new ArrayList<>();
        for (int item = 0; item < items.size(); item++) {
            String mark = mark(item);
            boolean begins = true;
            for (String line : Lines.of(items.get(item))) {
                lines.add((begins ? mark : " ".repeat(mark.length())) + line);
                begins = false;
            }
        }
        return lines;
    }

    @Override
    public boolean holdsCode() {
        return items.stream().flatMap(List::stream).anyMatch(Block::holdsCode);
    }
}
