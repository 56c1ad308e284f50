package dev.ferry.mapping.markup;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Makes blocks of HTML's elements, in one walk through them. */
final class HtmlReader implements NodeFilter {
    /** Deeper lists and quotes are paragraphs. */
    private static final int DEEPEST = 6;

    /** Between cells of a table that is shown as lines. */
    private static final String GAP = " ";

    private static final Set<String> CONTAINERS = Set.of("ul", "ol", "menu", "dir", "li", "blockquote");

    private final UnaryOperator<String> clean;
    private final HtmlLooks looks;
    private final InlineLines words = new InlineLines();
    private final Deque<HtmlFrame> frames = new ArrayDeque<>();
    private Optional<Element> codeOwner = Optional.empty();
    private final StringBuilder code = new StringBuilder();
    private int heading;

    HtmlReader(UnaryOperator<String> clean) {
        this.clean = clean;
        this.looks = new HtmlLooks(clean);
        frames.push(HtmlFrame.root());
    }

    List<Block> blocks() {
        endParagraph();
        return List.copyOf(frames.getLast().blocks());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (codeOwner.isPresent()) {
                code.append(text.getWholeText());
            } else {
                words.add(looks.span(clean.apply(text.getWholeText())));
            }
        } else if (node instanceof Element element) {
            return head(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult head(Element element) {
        String name = element.normalName();
        if (codeOwner.isPresent()) {
            codeLine(element);
            code.append(name.equals("img") ? looks.image(element).text() : "");
        } else if (name.equals("br")) {
            words.endLine();
        } else if (name.equals("img")) {
            words.add(looks.image(element));
        } else if (name.equals("pre")) {
            endParagraph();
            codeOwner = Optional.of(element);
        } else {
            if (isCell(name)) {
                words.add(looks.span(GAP));
            } else if (isBlock(element)) {
                endParagraph();
                heading = headingLevel(name);
                open(element);
            }
            Optional<TableBlock> table = name.equals("table") ? HtmlTable.read(element, clean) : Optional.empty();
            if (table.isPresent()) {
                frames.element().add(table.get());
                return FilterResult.SKIP_ENTIRELY;
            }
            looks.enter(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (codeOwner.isPresent()) {
            if (codeOwner.get().equals(element)) {
                endCode();
            } else if (!name.equals("br")) {
                codeLine(element);
            }
        } else if (!name.equals("br") && !name.equals("img") && !name.equals("pre")) {
            if (!isCell(name) && isBlock(element)) {
                endParagraph();
                heading = 0;
                close(element);
            }
            looks.leave(element);
        }
        return FilterResult.CONTINUE;
    }

    private static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() || CONTAINERS.contains(element.normalName());
    }

    private static int headingLevel(String name) {
        boolean isHeading =
                name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        return isHeading ? name.charAt(1) - '0' : 0;
    }

    private void open(Element element) {
        HtmlFrame inner = frames.element();
        boolean item = element.normalName().equals("li");
        if (item ? inner.isList() : CONTAINERS.contains(element.normalName()) && frames.size() <= 2 * DEEPEST) {
            frames.push(HtmlFrame.of(element));
        }
    }

    private void close(Element element) {
        if (frames.element().isOf(element)) {
            HtmlFrame closed = frames.pop();
            closed.closeInto(frames.element());
        }
    }

    private void endParagraph() {
        List<List<Span>> lines = words.take();
        if (!lines.isEmpty()) {
            frames.element().add(new RichParagraph(heading, lines));
        }
    }

    private void codeLine(Element element) {
        boolean ends = element.normalName().equals("br") || (element.isBlock() && !code.isEmpty());
        if (ends && (element.normalName().equals("br") || code.charAt(code.length() - 1) != '\n')) {
            code.append('\n');
        }
    }

    private void endCode() {
        String text = clean.apply(code.toString()).stripTrailing();
        if (!text.isEmpty()) {
            frames.element().add(new CodeBlock("", Arrays.asList(text.split("\n", -1))));
        }
        code.setLength(0);
        codeOwner = Optional.empty();
    }
}
