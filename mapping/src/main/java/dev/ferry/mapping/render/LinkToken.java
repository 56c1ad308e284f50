package dev.ferry.mapping.render;

import dev.ferry.mapping.links.WordLink;
import java.util.Optional;

/** Words that become a link to somewhere else; what is shown stays the author's. */
final class LinkToken {
    private LinkToken() {}

    /** Writes the link that begins at this place; gives the place behind it, or {@code at} for nothing. */
    static int write(String text, int at, InlineRules rules, StringBuilder out) {
        Optional<WordLink> link = rules.words().find(text, at);
        if (link.isEmpty()) {
            return at;
        }
        int end = link.get().end();
        for (int i = at; i < end; i++) {
            // A bracket among the words would end them, a bar the cell of a table.
            if ("[]|".indexOf(text.charAt(i)) >= 0) {
                return at;
            }
        }
        return write(text, at, end, Urls.destination(link.get().url()), rules, out);
    }

    /** Writes these words as a link; {@code destination} is percent-encoded. */
    static int write(String text, int at, int end, String destination, InlineRules rules, StringBuilder out) {
        if (at > 0 && text.charAt(at - 1) == '!') {
            // It would make an image of the link.
            out.insert(out.length() - 1, '\\');
        }
        out.append('[')
                .append(InlineEscaper.phrase(text.substring(at, end), rules.insideLink()))
                .append("](")
                .append(destination)
                .append(')');
        return end;
    }
}
