package dev.ferry.archive;

/** Counts what issues hold. */
final class CountingIssues {
    private long issues;
    private long messages;
    private long attachments;
    private long relations;
    private long historyEvents;

    void add(Issue issue) {
        issues++;
        messages += issue.messages().size();
        attachments += issue.files().size();
        relations += issue.relations().size();
        historyEvents += issue.history().size();
    }

    ArchiveCounts result(long users, long contents, long contentBytes) {
        return new ArchiveCounts(
                issues, messages, users, attachments, relations, historyEvents, contents, contentBytes);
    }
}
