package dev.ferry.mapping.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Marks the words of a shown text that GitHub would make something of: mentions, which notify, and numbers of issues, which link.
 * A number that leads to one of our issues is linked instead.
 */
final class LiveWords {
    private static final Pattern LIVE =
            Pattern.compile("(?<![\\w/`@.+-])@([A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:/[A-Za-z0-9][\\w.-]*)?)(?![\\w-])"
                    + "|(?<![\\w/&#.-])(?:[A-Za-z0-9-]{1,39}/[\\w.-]{1,100})?#[0-9]{1,9}(?!\\w)"
                    + "|(?<![\\w/-])GH-[0-9]{1,9}(?!\\w)");
    private static final Set<String> QUIET = Set.of("a", "code", "pre", "tt", "kbd", "samp");

    private LiveWords() {}

    static void mark(Element body, NumberLinks numbers) {
        List<TextNode> texts = new ArrayList<>();
        body.forEachNode(node -> {
            if (node instanceof TextNode text && mayBeLive(text)) {
                texts.add(text);
            }
        });
        texts.forEach(text -> mark(text, numbers));
    }

    private static boolean mayBeLive(TextNode text) {
        String words = text.getWholeText();
        if (words.indexOf('@') < 0 && words.indexOf('#') < 0 && !words.contains("GH-")) {
            return false;
        }
        for (Node up = text.parent(); up != null; up = up.parent()) {
            if (QUIET.contains(up.normalName())) {
                return false;
            }
        }
        return true;
    }

    private static void mark(TextNode text, NumberLinks numbers) {
        String words = text.getWholeText();
        Matcher live = LIVE.matcher(words);
        int from = 0;
        while (live.find()) {
            if (live.start() == 0 && isJoined(text)) {
                continue;
            }
            text.before(new TextNode(words.substring(from, live.start())));
            text.before(shown(live.group(), live.group(1) != null, numbers));
            from = live.end();
        }
        text.text(words.substring(from));
    }

    private static Element shown(String words, boolean mention, NumberLinks numbers) {
        Optional<Element> ours = mention ? Optional.empty() : numbers.of(words);
        return ours.orElseGet(() -> new Element("mark")
                .addClass(mention ? "ping" : "ref")
                .attr("title", mention ? "GitHub would notify this account" : "GitHub would link this number")
                .text(words));
    }

    /** Behind code or a link it is no beginning of a word. */
    private static boolean isJoined(TextNode text) {
        Node before = text.previousSibling();
        return before != null && QUIET.contains(before.normalName());
    }
}
