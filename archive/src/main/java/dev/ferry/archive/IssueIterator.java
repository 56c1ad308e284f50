package dev.ferry.archive;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Issues entry by entry, each entry verified as a whole before the first of it; their order is checked. */
final class IssueIterator implements Iterator<Issue> {
    private final Iterator<String> entries;
    private final Iterator<List<Issue>> parsed;
    private Iterator<Issue> current;
    private String entry;
    private long line;
    private Optional<Issue> last = Optional.empty();

    private IssueIterator(String entry, JsonLines.Tail begun, List<String> entries, Iterator<List<Issue>> parsed) {
        this.entry = entry;
        line = begun.before();
        current = begun.issues();
        this.entries = entries.iterator();
        this.parsed = parsed;
    }

    /** All issues of these entries. */
    static IssueIterator over(List<String> entries, Iterator<List<Issue>> parsed) {
        return after("", new JsonLines.Tail(0, Collections.emptyIterator()), entries, parsed);
    }

    /** The end of an entry, then all issues of these. */
    static IssueIterator after(String entry, JsonLines.Tail begun, List<String> entries, Iterator<List<Issue>> parsed) {
        return new IssueIterator(entry, begun, entries, parsed);
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
