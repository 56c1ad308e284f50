package dev.ferry.mapping.references;

import dev.ferry.mapping.RepositoryRef;
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
    /** The tracker's addresses without their schemes, in lower case. */
    private final List<String> places;

    /**
     * {@code longest} is how long a text may be, in UTF-16 units. Where the result would be longer, references stay as they
     * were: links to messages first, then references to the old tracker's issues, and those to staging last.
     */
    public ReferenceRewriter(ReferenceGrammar grammar, int longest) {
        this.grammar = grammar;
        this.longest = longest;
        this.places = grammar.urls().stream().map(ReferenceRewriter::place).toList();
    }

    /** Rewrites one body or comment. */
    public Rewritten rewrite(String markdown, ReferenceTargets targets) {
        return rewrite(markdown, new Resolving(grammar, targets));
    }

    /**
     * The references that found no room in a text that was rewritten, in its order. Takes no time for a text that has room for one
     * more: none was left out of it.
     */
    public List<ReferenceEdit> leftOut(String rewritten, ReferenceTargets targets) {
        return rewritten.length() + targets.longestGrowth() <= longest
                ? List.of()
                : rewrite(rewritten, targets).leftOut();
    }

    /** Writes the numbers that are expected into a text that was never on GitHub; to be done once. */
    public Rewritten foresee(String markdown, Foreseen known) {
        return rewrite(markdown, new ForecastLeads(known));
    }

    private Rewritten rewrite(String markdown, Leads leads) {
        if (!mayHoldReferences(markdown, leads)) {
            return new Rewritten(markdown, List.of(), List.of(), List.of());
        }
        ReferenceScanner scanner = new ReferenceScanner(ShownText.of(markdown), grammar, leads);
        scanner.scan();
        Room room = new Room(markdown.length(), longest, harmless(markdown, scanner.edits(), leads));
        return new Rewritten(apply(markdown, room.fitting()), room.fitting(), scanner.unknown(), room.leftOut());
    }

    /**
     * Without those that may change what Markdown makes of the text around them, where they do, which shows by references that were
     * none before: ahead of a {@code #} an underscore may end what an earlier one began, and without its angle brackets an address may
     * become the target of a link.
     */
    private List<ReferenceEdit> harmless(String markdown, List<ReferenceEdit> found, Leads leads) {
        List<ReferenceEdit> edits =
                found.stream().filter(edit -> !becomesTarget(markdown, edit)).toList();
        List<ReferenceEdit> others =
                edits.stream().filter(edit -> !mayChangeOthers(markdown, edit)).toList();
        if (others.size() == edits.size() || !leads.isRepeated()) {
            return edits;
        }
        ReferenceScanner again = new ReferenceScanner(ShownText.of(apply(markdown, edits)), grammar, leads);
        again.scan();
        return again.edits().isEmpty() ? edits : others;
    }

    /**
     * {@code [see](issue 12)} is no link for its blank, and {@code [see](#12)} would be one; {@code [1]: issue 12} is shown, and
     * {@code [1]: #12} would be hidden as what {@code [1]} links to.
     */
    private static boolean becomesTarget(String markdown, ReferenceEdit edit) {
        if (edit.before().contains("://")) {
            return false;
        }
        int at = edit.offset();
        return endsBracket(markdown, at, '(') || endsBracket(markdown, beforeBlanks(markdown, at), ':');
    }

    /** Whether a {@code ]} that is not escaped, and {@code sign} behind it, end at {@code end}. */
    private static boolean endsBracket(String markdown, int end, char sign) {
        if (end < 2 || markdown.charAt(end - 1) != sign || markdown.charAt(end - 2) != ']') {
            return false;
        }
        int from = end - 2;
        while (from > 0 && markdown.charAt(from - 1) == '\\') {
            from--;
        }
        return (end - from) % 2 == 0;
    }

    /** A line's end and the marks of a quote are blanks here, too. */
    private static int beforeBlanks(String markdown, int end) {
        int at = end;
        while (at > 0 && " \t\r\n>".indexOf(markdown.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private static boolean mayChangeOthers(String markdown, ReferenceEdit edit) {
        return edit.before().startsWith("<")
                || (edit.offset() > 0 && "_*(".indexOf(markdown.charAt(edit.offset() - 1)) >= 0);
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
    private boolean mayHoldReferences(String text, Leads leads) {
        if (text.contains("#" + ShownText.SPLITTER)) {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return grammar.issueWords().stream().anyMatch(lower::contains)
                || lower.contains("msg")
                || places.stream().anyMatch(lower::contains)
                || leads.staging().filter(name -> names(lower, name)).isPresent()
                || leads.foreseen()
                        .filter(known -> names(lower, known.repository()))
                        .isPresent();
    }

    private static boolean names(String lower, RepositoryRef repository) {
        return lower.contains(repository.toString().toLowerCase(Locale.ROOT));
    }

    private static String place(String url) {
        int start = url.indexOf("://");
        return url.substring(start < 0 ? 0 : start + 3).toLowerCase(Locale.ROOT);
    }
}
