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

    /** {@code longest} is how long a text may be, in UTF-16 units: a result past it keeps what would be links to messages, and in need all, as it was. */
    public ReferenceRewriter(ReferenceGrammar grammar, int longest) {
        this.grammar = grammar;
        this.longest = longest;
    }

    /** Rewrites one body or comment. */
    public Rewritten rewrite(String markdown, ReferenceTargets targets) {
        if (!mayHoldReferences(markdown, targets)) {
            return new Rewritten(markdown, List.of(), List.of());
        }
        ShownText shown = ShownText.of(markdown);
        Rewritten full = rewrite(shown, targets, true);
        if (full.text().length() <= longest || !full.changed()) {
            return full;
        }
        // Idempotent all the same: what is left out now is what made the text too long, and would again.
        Rewritten shorter = rewrite(shown, targets, false);
        return shorter.text().length() <= longest ? shorter : new Rewritten(markdown, List.of(), full.unknown());
    }

    private Rewritten rewrite(ShownText shown, ReferenceTargets targets, boolean messageLinks) {
        ReferenceScanner scanner = new ReferenceScanner(shown, grammar, targets, messageLinks);
        scanner.scan();
        return new Rewritten(apply(shown.source(), scanner.edits()), scanner.edits(), scanner.unknown());
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
