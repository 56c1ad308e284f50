package dev.ferry.archive;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All issues, entry by entry, each entry parsed and verified as a whole; their order is checked. */
final class IssueIterator implements Iterator<Issue> {
    private final Iterator<String> entries;
    private final Iterator<List<Issue>> parsed;
    private Iterator<Issue> current = List.<Issue>of().iterator();
    private String entry = "";
    private long line;
    private Optional<Issue> last = Optional.empty();

    IssueIterator(List<String> entries, Iterator<List<Issue>> parsed) {
        this.entries = entries.iterator();
        this.parsed = parsed;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && entries.hasNext()) {
            entry = entries.next();
            line = 0;
            current = parsed.next().iterator();
        }
        return current.hasNext();
    }

    @Override
    public Issue next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Issue issue = current.next();
        line++;
        last.filter(before -> Issue.LEGACY_ORDER.compare(before, issue) >= 0).ifPresent(before -> {
            throw new DamageException(Finding.error(
                    entry,
                    line,
                    "issue " + issue.id() + " does not come after issue " + before.id()
                            + " (order: created, then id)"));
        });
        last = Optional.of(issue);
        return issue;
    }
}
