package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Messages of HTML, and the words property for them: what is shown are the characters that jsoup takes for text. */
final class HtmlMessages {
    private HtmlMessages() {}

    static Message message(String id, String html) {
        Message plain = Rendering.message(id, html);
        return new Message(
                plain.id(),
                plain.author(),
                plain.date(),
                plain.body(),
                plain.files(),
                Map.of("type", new TextNode("text/html; charset=utf-8")));
    }

    static String markdownOf(String html) {
        return Rendering.wordsOf(
                rendered(Rendering.renderer(), html).comments().get(0).body());
    }

    static RenderedIssue rendered(Renderer renderer, String html) {
        Issue issue = Rendering.issue("1", "t", List.of(Rendering.message("1", "first"), message("2", html)));
        RenderedIssue rendered = renderer.render(issue);
        new Harmless().check(issue, rendered);
        return rendered;
    }

    static void check(String html) {
        StringBuilder shown = new StringBuilder();
        for (RenderedComment comment : rendered(Rendering.renderer(), html).comments()) {
            shown.append(ShownWords.bare(Rendering.wordsOf(comment.body())
                    .replace(Pieces.CONTINUED, "")
                    .replace("*(This message has no text.)*", "")));
        }
        assertThat(shown.toString()).as("shown for: %s", html).isEqualTo(wordsOf(html));
    }

    static String wordsOf(String html) {
        Element body = Jsoup.parse(Characters.clean(html)).body();
        body.select("img").forEach(image -> image.replaceWith(new org.jsoup.nodes.TextNode(words(image))));
        return ShownWords.withoutBlanks(Characters.clean(body.wholeText()));
    }

    private static String words(Element image) {
        boolean leads = image.attr("src").strip().matches("(?i)(https?://|mailto:).*");
        return image.attr("alt").isBlank() && leads ? "image" : image.attr("alt");
    }
}
