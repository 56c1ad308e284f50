package dev.ferry.mapping.preview;

import org.jsoup.safety.Safelist;

/**
 * What GitHub lets through of HTML in a text, after the list in its html-pipeline (SanitizationFilter). Left out of that are
 * attributes by which a text could meddle with the page around it: ids, names, roles, access keys and places in the tab order.
 */
final class AllowedHtml {
    private static final String[] TAGS = {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "b",
        "i",
        "strong",
        "em",
        "a",
        "pre",
        "code",
        "img",
        "tt",
        "div",
        "ins",
        "del",
        "sup",
        "sub",
        "p",
        "ol",
        "ul",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "kbd",
        "q",
        "samp",
        "var",
        "hr",
        "ruby",
        "rt",
        "rp",
        "li",
        "tr",
        "td",
        "th",
        "s",
        "strike",
        "summary",
        "details",
        "caption",
        "figure",
        "figcaption",
        "abbr",
        "bdo",
        "cite",
        "dfn",
        "mark",
        "small",
        "span",
        "time",
        "wbr"
    };

    private AllowedHtml() {}

    /** A list of its own for each text: they can be changed. */
    static Safelist list() {
        return new Safelist()
                .addTags(TAGS)
                .addAttributes(":all", "align", "dir", "lang", "title")
                .addAttributes("a", "href")
                .addAttributes("img", "src", "alt")
                .addAttributes("ol", "start", "reversed")
                .addAttributes("details", "open")
                .addAttributes("time", "datetime")
                .addAttributes("td", "colspan", "rowspan")
                .addAttributes("th", "colspan", "rowspan")
                // Of GitHub's protocols those that lead to pages and people; a path would lead into this disk.
                .addProtocols("a", "href", "http", "https", "mailto")
                .addProtocols("img", "src", "http", "https")
                .addEnforcedAttribute("a", "rel", "noreferrer noopener nofollow");
    }
}
