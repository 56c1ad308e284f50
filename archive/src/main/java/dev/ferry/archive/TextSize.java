package dev.ferry.archive;

/** About how many characters an issue takes; the same for equal issues, so that entries are cut at the same places. */
final class TextSize {
    private static final long RECORD = 100;

    private TextSize() {}

    static long of(Issue issue) {
        long size = RECORD + issue.title().length();
        size += RECORD
                * (issue.history().size()
                        + issue.files().size()
                        + issue.properties().size());
        for (Message message : issue.messages()) {
            size += RECORD + message.body().map(body -> body.text().length()).orElse(0);
        }
        return size;
    }
}
