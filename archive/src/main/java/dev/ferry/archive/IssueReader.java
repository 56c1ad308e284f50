package dev.ferry.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Reads the entries of issues: all in order, or single ones by an index that is built when first needed. Thread-safe. */
final class IssueReader implements AutoCloseable {
    /** Entries over this size are read when their turn comes, so that memory holds one of them at most. */
    private static final long LARGE = 16L << 20;

    private final ZipEntries zip;
    private final Manifest manifest;
    private final List<String> entries;
    private final int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    private final ExecutorService workers;
    // Two threads may both build it, which costs time once; a lock would be held during I/O.
    private volatile Optional<IssueIndex> index = Optional.empty();
    private volatile Optional<Recent> recent = Optional.empty();

    /** The entry that was looked into last: lookups often come in legacy order. */
    private record Recent(String entry, JsonLines lines) {}

    IssueReader(ZipEntries zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
        entries = entries(manifest);
        workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "ferry-archive-read");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The entries of issues in their order; numbers of different length must not compare as text. */
    static List<String> entries(Manifest manifest) {
        return manifest.entries().keySet().stream()
                .filter(EntryNames::isIssues)
                .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    Iterator<Issue> iterator() {
        return new IssueIterator(entries, ahead(this::parse));
    }

    private <V> Iterator<V> ahead(java.util.function.Function<String, V> work) {
        return new Lookahead<>(entries, entry -> entry(entry).getSize() <= LARGE, work, workers, threads + 1);
    }

    private ZipArchiveEntry entry(String name) {
        return zip.find(name).orElseThrow();
    }

    private byte[] read(String entry) {
        return zip.read(entry(entry), Objects.requireNonNull(manifest.entries().get(entry)));
    }

    private List<Issue> parse(String entry) {
        return new JsonLines(entry, read(entry)).parse(RecordParser.ISSUES);
    }

    List<Issue> find(Set<LegacyId> ids) {
        IssueIndex places = index();
        SortedMap<Integer, List<Integer>> offsets = new TreeMap<>();
        for (LegacyId id : ids) {
            places.find(id)
                    .ifPresent(place -> offsets.computeIfAbsent(place.entry(), e -> new ArrayList<>())
                            .add(place.offset()));
        }
        List<Issue> found = new ArrayList<>();
        offsets.forEach((entry, lines) -> {
            JsonLines all = recently(entries.get(entry));
            for (int offset : lines) {
                Issue issue = all.parseAt(RecordParser.ISSUES, offset);
                // The index knows hashes of ids only.
                if (ids.contains(issue.id())) {
                    found.add(issue);
                }
            }
        });
        return found;
    }

    /** Without reading the issue's entry, which names of other issues would ask for in no order. */
    Optional<String> title(LegacyId id) {
        Optional<String> kept = index().title(id);
        return kept.isPresent() ? kept : find(Set.of(id)).stream().findFirst().map(Issue::title);
    }

    private JsonLines recently(String entry) {
        Optional<Recent> last = recent.filter(r -> r.entry().equals(entry));
        if (last.isPresent()) {
            return last.get().lines();
        }
        byte[] bytes = read(entry);
        JsonLines lines = new JsonLines(entry, bytes);
        if (bytes.length <= LARGE) {
            recent = Optional.of(new Recent(entry, lines));
        }
        return lines;
    }

    private IssueIndex index() {
        Optional<IssueIndex> known = index;
        if (known.isPresent()) {
            return known.get();
        }
        IssueIndex built = IssueIndex.build(entries, ahead(this::read));
        index = Optional.of(built);
        return built;
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
