package dev.ferry.mapping.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/** How the words at a place of an HTML text look, and where they lead. */
final class HtmlLooks {
    private static final Set<String> BOLD = Set.of("b", "strong", "th", "dt");
    private static final Set<String> ITALIC = Set.of("i", "em", "cite", "var", "dfn");
    private static final Set<String> CODE = Set.of("code", "tt", "kbd", "samp");
    private static final int LONGEST_ADDRESS = 2_000;

    private final Deque<String> addresses = new ArrayDeque<>();
    private final UnaryOperator<String> clean;
    private int bold;
    private int italic;
    private int code;

    HtmlLooks(UnaryOperator<String> clean) {
        this.clean = clean;
    }

    void enter(Element element) {
        change(element.normalName(), 1);
        if (element.normalName().equals("a")) {
            addresses.push(address(element.attr("href")));
        }
    }

    void leave(Element element) {
        change(element.normalName(), -1);
        if (element.normalName().equals("a")) {
            addresses.pop();
        }
    }

    private void change(String name, int by) {
        bold += BOLD.contains(name) ? by : 0;
        italic += ITALIC.contains(name) ? by : 0;
        code += CODE.contains(name) ? by : 0;
    }

    Span span(String words) {
        return leading(words, addresses.isEmpty() ? "" : addresses.peek());
    }

    /** An image, as its words, which lead to it. */
    Span image(Element image) {
        String source = address(image.attr("src"));
        String alt = clean.apply(image.attr("alt"));
        String words = alt.isBlank() && !source.isEmpty() ? "image" : alt;
        return leading(words, source.startsWith("http") ? source : "");
    }

    private Span leading(String words, String address) {
        return new Span(words, bold > 0, italic > 0, code > 0, address);
    }

    /** The address as it stands there; empty where it leads to no page and no person. */
    private String address(String written) {
        String address = clean.apply(written).strip().replace("\n", "");
        String lower = address.substring(0, Math.min(8, address.length())).toLowerCase(Locale.ROOT);
        boolean leads = lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("mailto:");
        return leads && address.length() <= LONGEST_ADDRESS ? address : "";
    }
}
