package dev.ferry.mapping.markup;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;

/**
 * HTML as mail programs and editors write it: what a reader of it sees, without scripts, styles and comments. Elements that
 * nothing is known of give their words. However deep it is nested, the stack stays flat.
 */
public final class HtmlText implements MarkupConverter {
    private final UnaryOperator<String> clean;

    /** @param clean makes characters that entities stand for such as they may be in a text */
    public HtmlText(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    @Override
    public List<Block> blocks(String cleanText) {
        HtmlReader reader = new HtmlReader(clean);
        Jsoup.parse(cleanText).body().filter(reader);
        return reader.blocks();
    }
}
