package dev.ferry.mapping.references;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Which characters of a Markdown text GitHub shows as text, by their place in the source, so that an edit touches
 * nothing else. A span whose source does not spell its text is left out rather than guessed at.
 */
final class ShownText {
    /** Parts a {@code #} from its number, so that GitHub makes no link; shows nothing. */
    static final String SPLITTER = "<!-- -->";

    static final byte HIDDEN = 0;
    /** Text of a paragraph, heading or cell. */
    static final byte TEXT = 1;
    /** Text between the tags of an HTML block, where Markdown does not work. */
    static final byte HTML = 2;
    /** The end of a line inside a paragraph, with what begins the next one: shown as a blank. */
    static final byte BREAK = 3;
    /** A {@link #SPLITTER}. */
    static final byte SPLIT = 4;

    // The limits keep hostile nesting from costing more than its length; GitHub has such limits too.
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(100)
            .maxInlineNesting(100)
            .build();

    private final CharSequence source;
    private final byte[] kinds;
    private final HtmlState html = new HtmlState();
    private final List<LinkSpan> links = new ArrayList<>();
    private int lastEnd = -1;
    private boolean breakPending;

    private ShownText(CharSequence source) {
        this.source = source;
        this.kinds = new byte[source.length()];
    }

    static ShownText of(CharSequence source) {
        ShownText shown = new ShownText(source);
        DocumentWalk.through(parse(source.toString()), shown::visit);
        return shown;
    }

    /** The text as GitHub reads it, each node with its place. */
    static Node parse(String source) {
        return PARSER.parse(source);
    }

    CharSequence source() {
        return source;
    }

    byte kind(int index) {
        return kinds[index];
    }

    boolean isText(int index) {
        return kinds[index] == TEXT || kinds[index] == HTML;
    }

    /** Links and link definitions in the order of the text. */
    List<LinkSpan> links() {
        return links;
    }

    /** Whether the node's children are to be visited. */
    private boolean visit(Node node) {
        if (node instanceof Text text) {
            visitText(text);
            return false;
        }
        if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            breakPending = true;
            return false;
        }
        breakPending = false;
        if (node instanceof HtmlInline inline) {
            visitInline(inline);
        } else if (node instanceof HtmlBlock block) {
            html.readBlock(source, block.getSourceSpans(), kinds);
        } else if (node instanceof Link link) {
            addLink(link, link.getDestination());
            return false;
        } else if (node instanceof LinkReferenceDefinition definition) {
            addLink(definition, definition.getDestination());
        } else if (node instanceof Image image) {
            addLink(image, image.getDestination());
            return false;
        }
        return true;
    }

    private void addLink(Node node, String destination) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (!spans.isEmpty() && !html.isIgnoring()) {
            SourceSpan last = spans.get(spans.size() - 1);
            links.add(new LinkSpan(spans.get(0).getInputIndex(), last.getInputIndex() + last.getLength(), destination));
        }
    }

    private void visitInline(HtmlInline inline) {
        if (inline.getLiteral().equals(SPLITTER)) {
            for (SourceSpan span : inline.getSourceSpans()) {
                int start = span.getInputIndex();
                // In a cell with an escaped pipe the spans are off by one: trust only what spells the same.
                if (span.getLength() == SPLITTER.length() && Spelling.stands(source, start, SPLITTER)) {
                    Arrays.fill(kinds, start, start + SPLITTER.length(), SPLIT);
                    lastEnd = start + SPLITTER.length();
                }
            }
        } else {
            html.readTag(inline.getLiteral());
        }
    }

    private void visitText(Text text) {
        List<SourceSpan> spans = text.getSourceSpans();
        if (spans.size() == 1 && !html.isIgnoring()) {
            int start = spans.get(0).getInputIndex();
            int end = start + spans.get(0).getLength();
            if (Spelling.spells(source, start, end, text.getLiteral())) {
                Arrays.fill(kinds, start, end, TEXT);
                if (breakPending && lastEnd >= 0 && lastEnd < start && isLineBreak(lastEnd, start)) {
                    Arrays.fill(kinds, lastEnd, start, BREAK);
                }
                lastEnd = end;
                breakPending = false;
                return;
            }
        }
        lastEnd = -1;
        breakPending = false;
    }

    private boolean isLineBreak(int from, int to) {
        for (int i = from; i < to; i++) {
            if ("\r\n \t>".indexOf(source.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
