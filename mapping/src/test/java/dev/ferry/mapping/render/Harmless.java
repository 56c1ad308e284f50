package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.fixtures.hub.notice.NoticeBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What GitHub must not make of a text without a map: a notification, or a link that the author did not write. A judge beside
 * the renderer: the mentions are the simulator's, the references GitHub's documented spellings.
 */
final class Harmless {
    /** {@code #12}, {@code GH-12}, {@code owner/repository#12} and, in full, the hash of a commit. */
    private static final Pattern AUTOLINKED =
            Pattern.compile("(?<![\\w#/&])(?:GH-|[\\w.-]+/[\\w.-]+#|#)\\d+\\b|(?<![\\w/.-])[0-9a-f]{40}(?![\\w-])");

    /** Where words lead by the preset's patterns and by {@link Rendering#linking}: one file, one commit, one page, no step upwards. */
    private static final Pattern CHOSEN = Pattern.compile(
            "https://(?:peps\\.python\\.org/pep-\\d{4}/"
                    + "|devguide\\.python\\.org/(?!.*\\.\\.)[\\w./#-]*"
                    + "|cve\\.example\\.org/\\d{4}/\\d{7}"
                    + "|github\\.com/example/(?:project|docs)/(?:commit/c0ffee\\w|blob/[\\w.]+/(?!(?:.*/)?\\.)[\\w./+-]+(?:#L\\d+)?))");

    void check(Issue issue, RenderedIssue rendered) {
        check(issue, rendered.body());
        for (RenderedComment comment : rendered.comments()) {
            check(issue, comment.body());
        }
    }

    private static void check(Issue issue, String text) {
        NoticeBoard board = new NoticeBoard(false);
        board.published(new NoticeBoard.Occasion(Instant.EPOCH, "ferry-bot", "test", "test"), text);
        assertThat(board.all()).as("notified by %s", text).isEmpty();
        List<String> strangers = new ArrayList<>();
        ShownWords.PARSER.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Text shown) {
                if (AUTOLINKED
                        .matcher(shown.getLiteral() + beginning(shown.getNext()))
                        .find()) {
                    strangers.add(shown.getLiteral());
                }
            }

            @Override
            public void visit(Image image) {
                // Its words are an attribute's: no mention, no reference.
                if (!isOurs(issue, image.getDestination())) {
                    strangers.add(image.getDestination());
                }
            }

            @Override
            public void visit(Link link) {
                if (!isOurs(issue, link.getDestination())) {
                    strangers.add(link.getDestination());
                }
            }
        });
        assertThat(strangers).as("of issue %s, in %s", issue.id(), text).isEmpty();
    }

    /** A word goes on in what only this parser takes for an address. */
    private static String beginning(@Nullable Node next) {
        return next instanceof Link link && link.getFirstChild() instanceof Text text
                ? text.getLiteral().substring(0, 1)
                : "";
    }

    /** The old tracker's pages, places that the operator chose, people's profiles, and addresses that stood in the text. */
    private static boolean isOurs(Issue issue, String destination) {
        return destination.startsWith(Rendering.TRACKER)
                || destination.matches("https://github\\.com/[A-Za-z0-9_-]+")
                || CHOSEN.matcher(destination).matches()
                || issue.messages().stream().anyMatch(message -> holds(message, destination));
    }

    private static boolean holds(Message message, String destination) {
        String address = destination.replaceFirst("^(https?://|mailto:)", "");
        return message.body()
                .map(body -> Characters.clean(body.text()))
                .filter(text -> text.contains(address)
                        || decoded(Parser.unescapeEntities(text, true)).contains(decoded(address)))
                .isPresent();
    }

    /** The one way of two to write an address. */
    private static String decoded(String text) {
        return text.replace("%28", "(")
                .replace("%29", ")")
                .replace("%5B", "[")
                .replace("%5D", "]")
                .replace("%20", " ")
                .replace("%22", "\"")
                .replace("%5C", "\\")
                .replace("%60", "`");
    }
}
