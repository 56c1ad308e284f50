package dev.ferry.mapping.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * What a reader of Markdown shows, as lines of a plain text: an item's first line begins with its mark, each line of a quote
 * with its sign. Knows nothing of how the Markdown was made.
 */
final class ShownLines extends AbstractVisitor {
    private final boolean withSigns;
    private final List<String> lines = new ArrayList<>();
    private final Deque<Node> around = new ArrayDeque<>();
    private final Set<Node> marked = new HashSet<>();
    private StringBuilder line = new StringBuilder();
    private boolean begun;

    private ShownLines(boolean withSigns) {
        this.withSigns = withSigns;
    }

    static List<String> of(Node document) {
        return of(document, true);
    }

    /** {@code withSigns} says whether marks and signs count as words. */
    static List<String> of(Node document, boolean withSigns) {
        ShownLines shown = new ShownLines(withSigns);
        document.accept(shown);
        shown.end();
        return shown.lines;
    }

    private void say(String words) {
        if (!begun) {
            begun = true;
            for (Iterator<Node> outer = around.descendingIterator(); withSigns && outer.hasNext(); ) {
                line.append(sign(outer.next()));
            }
        }
        line.append(words);
    }

    private void end() {
        if (begun) {
            lines.add(line.toString());
        }
        line = new StringBuilder();
        begun = false;
    }

    private String sign(Node container) {
        if (container instanceof BlockQuote) {
            return "> ";
        }
        return marked.add(container) ? mark((ListItem) container) : "";
    }

    private static String mark(ListItem item) {
        if (item.getParent() instanceof BulletList bullets) {
            return bullets.getMarker() + " ";
        }
        OrderedList numbers = (OrderedList) item.getParent();
        int number = numbers.getMarkerStartNumber();
        for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        return number + numbers.getMarkerDelimiter() + " ";
    }

    private void container(Node node) {
        around.push(node);
        visitChildren(node);
        around.pop();
    }

    private void block(Node node) {
        visitChildren(node);
        end();
    }

    private void code(String literal) {
        literal.lines().forEach(text -> {
            say(text);
            end();
        });
    }

    @Override
    public void visit(BlockQuote quote) {
        container(quote);
    }

    @Override
    public void visit(ListItem item) {
        container(item);
    }

    @Override
    public void visit(Paragraph paragraph) {
        block(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        block(heading);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        end();
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        end();
    }

    @Override
    public void visit(Text text) {
        say(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        say(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock fenced) {
        code(fenced.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock indented) {
        code(indented.getLiteral());
    }

    @Override
    public void visit(Image image) {
        // Its words are shown where it can not be.
    }
}
