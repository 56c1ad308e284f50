package dev.ferry.transfer.rewrite;

import dev.ferry.transfer.reading.IssueReader;

/** About how many requests a planned rewrite takes when it is carried out: one look at every issue, another before each edit, the edits. */
public record RewriteCost(long requests) {
    /** So many issues are read together before their texts are edited. */
    public static final int ISSUES_AT_ONCE = Rewrite.ISSUES_AT_ONCE;
    /** So many texts at most are edited in one document. */
    public static final int TEXTS_AT_ONCE = EditCutter.MOST_EDITS;

    /** Of what a plan found. */
    public static RewriteCost of(RewriteSummary planned) {
        return new RewriteCost(documents(planned.issues(), IssueReader.AT_ONCE)
                + documents(planned.edited(), ISSUES_AT_ONCE)
                + documents(planned.edits(), TEXTS_AT_ONCE));
    }

    private static long documents(long parts, int each) {
        return (parts + each - 1) / each;
    }
}
