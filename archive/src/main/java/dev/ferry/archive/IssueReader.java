package dev.ferry.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Reads the entries of issues: all in order, or single ones by an index that is built when first needed. Thread-safe. */
final class IssueReader implements AutoCloseable {
    private final ZipEntries zip;
    private final Manifest manifest;
    private final List<String> entries;

    IssueReader(ZipEntries zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
        // Numbers of different length must not compare as text.
        entries = manifest.entries().keySet().stream()
                .filter(EntryNames::isIssues)
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    Iterator<Issue> iterator() {
        return new IssueIterator(entries, this::parse);
    }

    byte[] read(String entry) {
        ZipArchiveEntry found = zip.find(entry).orElseThrow();
        return zip.read(found, Objects.requireNonNull(manifest.entries().get(entry)));
    }

    private List<Issue> parse(String entry) {
        return new JsonLines(entry, read(entry)).parse(RecordParser.ISSUES);
    }

    Optional<Issue> find(LegacyId id) {
        return find(Set.of(id)).stream().findFirst();
    }

    List<Issue> find(Set<LegacyId> ids) {
        List<Issue> found = new ArrayList<>();
        Iterator<Issue> all = iterator();
        while (all.hasNext()) {
            Issue issue = all.next();
            if (ids.contains(issue.id())) {
                found.add(issue);
            }
        }
        return found;
    }

    @Override
    public void close() {}
}
