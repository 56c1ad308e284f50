package dev.ferry.mapping.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Reads a table that Markdown can hold: of two columns or more, in every row as many, with words alone in its cells. */
final class HtmlTable implements NodeFilter {
    private static final Set<String> FRAME = Set.of("table", "thead", "tbody", "tfoot", "colgroup", "col");
    private static final Set<String> WORDS = Set.of(
            "a", "abbr", "b", "big", "br", "cite", "code", "dfn", "em", "font", "i", "kbd", "p", "div", "s", "samp",
            "small", "span", "strong", "sub", "sup", "tt", "u", "var");

    private final UnaryOperator<String> clean;
    private final HtmlLooks looks;
    private final InlineLines words = new InlineLines();
    private final List<List<List<List<Span>>>> rows = new ArrayList<>();
    private boolean inCell;
    private boolean tooRich;

    private HtmlTable(UnaryOperator<String> clean) {
        this.clean = clean;
        this.looks = new HtmlLooks(clean);
    }

    /** Empty where it is not that simple; then it has read up to what makes it so, and never into a table inside. */
    static Optional<TableBlock> read(Element table, UnaryOperator<String> clean) {
        HtmlTable reader = new HtmlTable(clean);
        table.filter(reader);
        int columns = reader.rows.isEmpty() ? 0 : reader.rows.get(0).size();
        boolean simple = !reader.tooRich
                && columns > 1
                && reader.rows.size() > 1
                && reader.rows.stream().allMatch(row -> row.size() == columns);
        return simple ? Optional.of(new TableBlock(List.copyOf(reader.rows))) : Optional.empty();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            return inCell ? words(text) : text.isBlank() ? FilterResult.CONTINUE : stop();
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        String name = element.normalName();
        if (name.equals("tr") && !inCell) {
            rows.add(new ArrayList<>());
        } else if ((name.equals("td") || name.equals("th")) && !rows.isEmpty() && !inCell) {
            inCell = true;
            // The first row is the head, and bold anyway.
            if (rows.size() > 1) {
                looks.enter(element);
            }
            if (element.hasAttr("colspan") || element.hasAttr("rowspan")) {
                return stop();
            }
        } else if (inCell && WORDS.contains(name)) {
            block(name);
            looks.enter(element);
        } else if (inCell || !FRAME.contains(name) || depth > 3) {
            return stop();
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && inCell) {
            String name = element.normalName();
            if (name.equals("td") || name.equals("th")) {
                rows.get(rows.size() - 1).add(words.take());
                inCell = false;
                if (rows.size() > 1) {
                    looks.leave(element);
                }
            } else {
                block(name);
                looks.leave(element);
            }
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult words(TextNode text) {
        words.add(looks.span(clean.apply(text.getWholeText())));
        return FilterResult.CONTINUE;
    }

    private void block(String name) {
        if (name.equals("br") || name.equals("p") || name.equals("div")) {
            words.endLine();
        }
    }

    private FilterResult stop() {
        tooRich = true;
        return FilterResult.STOP;
    }
}
