package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** A list, an item or a quote that is not closed yet, or the whole text, with the blocks in it so far. */
final class HtmlFrame {
    private static final int MOST_DIGITS = 8;

    private final Optional<Element> element;
    private final List<Block> blocks = new ArrayList<>();
    private final List<List<Block>> items = new ArrayList<>();

    private HtmlFrame(Optional<Element> element) {
        this.element = element;
    }

    static HtmlFrame root() {
        return new HtmlFrame(Optional.empty());
    }

    static HtmlFrame of(Element element) {
        return new HtmlFrame(Optional.of(element));
    }

    // To jsoup an element equals itself alone.
    boolean isOf(Element other) {
        return element.filter(other::equals).isPresent();
    }

    boolean isList() {
        return !isItem() && !isNamed("blockquote") && element.isPresent();
    }

    private boolean isItem() {
        return isNamed("li");
    }

    private boolean isNamed(String name) {
        return element.filter(own -> own.normalName().equals(name)).isPresent();
    }

    List<Block> blocks() {
        return blocks;
    }

    /** What stands in a list outside of its items is one, too. */
    void add(Block block) {
        if (isList()) {
            items.add(List.of(block));
        } else {
            blocks.add(block);
        }
    }

    void closeInto(HtmlFrame outer) {
        if (isItem()) {
            boolean counted = outer.isNamed("ol");
            if (!blocks.isEmpty() || counted) {
                // An empty item of a numbered list counts.
                outer.items.add(blocks.isEmpty() ? List.of(new Paragraph(List.of(""))) : List.copyOf(blocks));
            }
        } else if (isList()) {
            if (!items.isEmpty()) {
                outer.add(new ListBlock(sign(outer), first(), List.copyOf(items)));
            }
        } else if (!blocks.isEmpty()) {
            outer.add(new QuoteBlock(List.copyOf(blocks)));
        }
    }

    /** Of two lists side by side with one sign Markdown would make one. */
    private char sign(HtmlFrame outer) {
        boolean numbered = isNamed("ol");
        char usual = numbered ? '.' : '-';
        int last = outer.blocks.size() - 1;
        boolean taken = last >= 0 && outer.blocks.get(last) instanceof ListBlock before && before.sign() == usual;
        return taken ? (numbered ? ')' : '*') : usual;
    }

    private long first() {
        String start = element.map(own -> own.attr("start")).orElse("");
        boolean number = !start.isEmpty()
                && start.length() <= MOST_DIGITS
                && start.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(start) : 1;
    }
}
