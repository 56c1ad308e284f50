package dev.ferry.mapping.preview;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;

/**
 * A Markdown text as GitHub shows it in an issue, as HTML that does nothing on any page: it is sanitised as GitHub does it,
 * asks nobody for images, and shows what would notify or link. Thread-safe.
 */
final class GitHubHtml {
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(false).build(),
            AutolinkExtension.create());

    // As in the scan for references: hostile nesting may not cost more than its length.
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(100)
            .maxInlineNesting(100)
            .build();

    // In issues and comments GitHub breaks lines where the text does.
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br>\n").build();

    private GitHubHtml() {}

    /** The text's HTML, without the marker and all other comments. */
    static String of(String markdown, NumberLinks numbers) {
        Document dirty = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(markdown)));
        // Text that a comment parts stays in two nodes here, and is read in two by what looks for mentions.
        Document clean = new Cleaner(AllowedHtml.list()).clean(dirty);
        clean.outputSettings(new OutputSettings().prettyPrint(false).charset("UTF-8"));
        Element body = clean.body();
        body.select("img").forEach(GitHubHtml::box);
        body.select("li").forEach(GitHubHtml::tick);
        // What scrolls must be reached by keyboard.
        body.select("pre").forEach(pre -> pre.attr("tabindex", "0"));
        LiveWords.mark(body, numbers);
        return body.html();
    }

    /** An image would be asked for from outside. */
    private static void box(Element image) {
        Element box = new Element("span").addClass("image");
        String words = image.attr("alt").isBlank() ? "no words for it" : image.attr("alt");
        box.appendElement("b").text("Image: ");
        box.appendText(words + " (" + (image.hasAttr("src") ? image.attr("src") : "no address") + ")");
        image.replaceWith(box);
    }

    /** {@code - [ ] words}, as GitHub's task lists have it. */
    private static void tick(Element item) {
        Element holder =
                item.children().isEmpty() || !item.child(0).normalName().equals("p") ? item : item.child(0);
        if (holder.childNodeSize() == 0 || !(holder.childNode(0) instanceof TextNode words)) {
            return;
        }
        String text = words.getWholeText();
        boolean ticked = text.startsWith("[x] ") || text.startsWith("[X] ");
        if (ticked || text.startsWith("[ ] ")) {
            words.text(text.substring(3));
            Element box = new Element("input").attr("type", "checkbox").attr("disabled", "");
            box.attr("aria-label", ticked ? "done" : "to be done");
            if (ticked) {
                box.attr("checked", "");
            }
            holder.prependChild(box);
            item.addClass("task");
        }
    }
}
