package dev.ferry.mapping.references;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.SourceSpan;

/**
 * Reads raw HTML for the text between its tags, and remembers the tags inside which GitHub makes no references:
 * code, links, and what is not shown at all. Such a tag counts until it is closed, as in a browser.
 */
final class HtmlState {
    private static final Set<String> IGNORED =
            Set.of("a", "code", "pre", "tt", "kbd", "samp", "script", "style", "textarea", "title", "svg", "math");

    private String ignoring = "";

    boolean isIgnoring() {
        return !ignoring.isEmpty();
    }

    /** Takes note of one tag, comment or declaration as it stands in the source. */
    void readTag(String tag) {
        int start = tag.startsWith("</") ? 2 : 1;
        int end = start;
        while (end < tag.length() && (Character.isLetterOrDigit(tag.charAt(end)) || tag.charAt(end) == '-')) {
            end++;
        }
        String name = tag.substring(Math.min(start, end), end).toLowerCase(Locale.ROOT);
        if (start == 2) {
            ignoring = ignoring.equals(name) ? "" : ignoring;
        } else if (ignoring.isEmpty() && IGNORED.contains(name) && !tag.endsWith("/>")) {
            ignoring = name;
        }
    }

    /** Marks what an HTML block shows. */
    void readBlock(CharSequence source, List<SourceSpan> lines, byte[] kinds) {
        if (lines.isEmpty()) {
            return;
        }
        SourceSpan last = lines.get(lines.size() - 1);
        int end = last.getInputIndex() + last.getLength();
        int at = lines.get(0).getInputIndex();
        while (at < end) {
            int tagEnd = source.charAt(at) == '<' ? tagEnd(source, at, end) : 0;
            if (tagEnd > 0) {
                if (Spelling.stands(source, at, ShownText.SPLITTER)) {
                    Arrays.fill(kinds, at, tagEnd, ShownText.SPLIT);
                } else if (!Spelling.stands(source, at, "<!")) {
                    readTag(Spelling.between(source, at, tagEnd));
                }
                at = tagEnd;
            } else {
                kinds[at] = isIgnoring() ? ShownText.HIDDEN : ShownText.HTML;
                at++;
            }
        }
    }

    /** Behind the tag or comment that begins here; the end of the block where it is not closed; 0 where none begins. */
    private static int tagEnd(CharSequence source, int start, int end) {
        if (Spelling.stands(source, start, "<!--")) {
            // Bounded by the block: searching on to the end of the text for each block would be quadratic.
            for (int i = start + 4; i + 2 < end; i++) {
                if (Spelling.stands(source, i, "-->")) {
                    return i + 3;
                }
            }
            return end;
        }
        char next = start + 1 < end ? source.charAt(start + 1) : ' ';
        boolean opens = next == '/' || next == '!' || next == '?' || Character.isLetter(next);
        if (!opens) {
            return 0;
        }
        char quote = 0;
        for (int i = start + 1; i < end; i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && source.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return end;
    }
}
