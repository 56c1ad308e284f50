package dev.ferry.mapping.references;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/**
 * Whom a Markdown text would notify: {@code @login} and {@code @owner/team} wherever GitHub shows text, be the sign escaped or an
 * entity; code, comments, and the texts of links notify nobody (GitHub's documentation and field reports). It knows
 * nothing of how texts are written here, so it can tell whether they are written right. For one text and one thread.
 */
public final class MentionScan {
    // After a letter or digit it is an address, after a slash a path.
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w/`@.+-])@([A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:/[A-Za-z0-9][\\w.-]*)?)(?![\\w-])");
    private static final Pattern CODED = Pattern.compile("&#0*64;|&#[xX]0*40;|&commat;");

    private final String source;
    private final byte[] kinds;
    private final HtmlState html = new HtmlState();
    private final Set<String> found = new TreeSet<>();

    private MentionScan(String source) {
        this.source = source;
        this.kinds = new byte[source.length()];
    }

    /** The names behind the signs, in lower case, each once. */
    public static Set<String> mentioned(String markdown) {
        if (!isPossible(markdown)) {
            return Set.of();
        }
        MentionScan scan = new MentionScan(markdown);
        DocumentWalk.through(ShownText.parse(markdown), scan::visit);
        return scan.found;
    }

    /** Whom it would notify too if no comment stood between the signs and the names. */
    public static Set<String> neutralised(String markdown) {
        String splitter = "@" + ShownText.SPLITTER;
        if (!markdown.contains(splitter)) {
            return Set.of();
        }
        Set<String> neutral = new TreeSet<>(mentioned(markdown.replace(splitter, "@")));
        neutral.removeAll(mentioned(markdown));
        return neutral;
    }

    /** Spares most texts the parsing. */
    private static boolean isPossible(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            // A letter may be coded, too.
            if (next == '&' || Character.isLetterOrDigit(next)) {
                return true;
            }
        }
        return text.indexOf('&') >= 0 && CODED.matcher(text).find();
    }

    /** Whether the node's children are to be visited. */
    private boolean visit(Node node) {
        if (node instanceof Text text && !html.isIgnoring()) {
            // What stands directly before it in the paragraph decides whether this is a mention.
            boolean joined = text.getPrevious() instanceof Code || text.getPrevious() instanceof Link;
            collect((joined ? "`" : "") + text.getLiteral());
        } else if (node instanceof HtmlInline inline) {
            html.readTag(inline.getLiteral());
        } else if (node instanceof HtmlBlock block) {
            html.readBlock(source, block.getSourceSpans(), kinds);
            collect(shown(block.getSourceSpans()));
        }
        return !(node instanceof Link || node instanceof Image);
    }

    /** Only of the block's own place: a text may hold as many blocks as lines. */
    private String shown(List<SourceSpan> lines) {
        StringBuilder text = new StringBuilder();
        for (SourceSpan line : lines) {
            for (int i = line.getInputIndex(); i < line.getInputIndex() + line.getLength(); i++) {
                text.append(kinds[i] == ShownText.HTML ? source.charAt(i) : ' ');
            }
            text.append('\n');
        }
        return CODED.matcher(text).replaceAll("@");
    }

    private void collect(String text) {
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            found.add(mention.group(1).toLowerCase(Locale.ROOT));
        }
    }
}
