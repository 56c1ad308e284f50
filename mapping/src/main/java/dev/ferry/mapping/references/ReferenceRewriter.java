package dev.ferry.mapping.references;

import java.util.List;
import java.util.Locale;

/**
 * Resolves references to the old tracker and to staging in texts that are on GitHub. A bare {@code #12} there is no
 * legacy reference: it may be our own result or somebody's later word, so the renderer writes the old tracker's as
 * {@code #<!-- -->12}. Only text that GitHub shows is touched: not code, link targets, attributes or markers; everything else
 * stays byte for byte, and doing it again changes nothing. Takes time in proportion to the text. Thread-safe.
 */
public final class ReferenceRewriter {
    private final ReferenceGrammar grammar;
    private final int longest;

    /**
     * {@code longest} is how long a text may be, in UTF-16 units. Where the result would be longer, references stay as they
     * were: links to messages first, then references to the old tracker's issues, and those to staging last.
     */
    public ReferenceRewriter(ReferenceGrammar grammar, int longest) {
        this.grammar = grammar;
        this.longest = longest;
    }

    /** Rewrites one body or comment. */
    public Rewritten rewrite(String markdown, ReferenceTargets targets) {
        if (!mayHoldReferences(markdown, targets)) {
            return new Rewritten(markdown, List.of(), List.of(), List.of());
        }
        ReferenceScanner scanner = new ReferenceScanner(ShownText.of(markdown), grammar, targets);
        scanner.scan();
        Room room = new Room(markdown.length(), longest, scanner.edits());
        return new Rewritten(apply(markdown, room.fitting()), room.fitting(), scanner.unknown(), room.leftOut());
    }

    private static String apply(String source, List<ReferenceEdit> edits) {
        if (edits.isEmpty()) {
            return source;
        }
        StringBuilder text = new StringBuilder(source.length());
        int from = 0;
        for (ReferenceEdit edit : edits) {
            text.append(source, from, edit.offset()).append(edit.after());
            from = edit.offset() + edit.before().length();
        }
        return text.append(source, from, source.length()).toString();
    }

    /** A quick look that spares most texts the parsing; may say yes too often, never no wrongly. */
    private boolean mayHoldReferences(String text, ReferenceTargets targets) {
        if (text.contains("#" + ShownText.SPLITTER)) {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return grammar.issueWords().stream().anyMatch(lower::contains)
                || lower.contains("msg")
                || (!grammar.trackerUrl().isEmpty() && lower.contains(host(grammar.trackerUrl())))
                || targets.staging()
                        .filter(name -> lower.contains(name.toString().toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    private static String host(String url) {
        int start = url.indexOf("://");
        return url.substring(start < 0 ? 0 : start + 3).toLowerCase(Locale.ROOT);
    }
}
