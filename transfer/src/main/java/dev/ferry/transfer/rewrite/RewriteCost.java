package dev.ferry.transfer.rewrite;

import dev.ferry.transfer.reading.IssueReader;

/** About how many requests a planned rewrite takes when it is carried out: one look at every issue, another before each edit, the edits. */
public record RewriteCost(long requests) {
    /** Of what a plan found. */
    public static RewriteCost of(RewriteSummary planned) {
        return new RewriteCost(documents(planned.issues(), IssueReader.AT_ONCE)
                + documents(planned.edited(), Rewrite.EDITED_AT_ONCE)
                + documents(planned.edits(), EditCutter.MOST_EDITS));
    }

    private static long documents(long parts, int each) {
        return (parts + each - 1) / each;
    }
}
