package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
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
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Reads the entries of issues: in order from any place, or single ones by an index that is built when first needed. Thread-safe. */
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
    private volatile Optional<FileIndex> files = Optional.empty();
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
        return IssueIterator.over(entries, ahead(entries, this::parse));
    }

    /**
     * The issues from the first on that is reached; this holds of no issue before it, and of all after it. The first comes
     * as soon as its entry is verified: who begins in the middle was often just killed and may be killed soon.
     */
    Iterator<Issue> iterator(Predicate<Issue> reached) {
        if (entries.isEmpty()) {
            return Collections.emptyIterator();
        }
        int begun = entryBefore(reached);
        JsonLines.Tail tail = tail(begun, reached);
        // Also where an entry begins exactly here: parsing several of them ahead would keep the first issue waiting.
        while (!tail.issues().hasNext() && begun + 1 < entries.size()) {
            begun++;
            tail = tail(begun, reached);
        }
        List<String> following = entries.subList(begun + 1, entries.size());
        return IssueIterator.after(entries.get(begun), tail, following, ahead(following, this::parse));
    }

    private JsonLines.Tail tail(int entry, Predicate<Issue> reached) {
        String name = entries.get(entry);
        return new JsonLines(name, read(name)).from(reached);
    }

    private <V> Iterator<V> ahead(List<String> from, java.util.function.Function<String, V> work) {
        return new Lookahead<>(from, entry -> entry(entry).getSize() <= LARGE, work, workers, threads + 1);
    }

    /** An issue whose place is known, if it stands there. */
    Optional<Issue> find(LegacyId id, Predicate<Issue> reached) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        int before = entryBefore(reached);
        boolean beginsNext = before + 1 < entries.size()
                && first(entries.get(before + 1))
                        .filter(issue -> issue.id().equals(id))
                        .isPresent();
        return recently(entries.get(beginsNext ? before + 1 : before)).find(id.value());
    }

    /**
     * The last entry that begins before the first issue that is reached, found by some dozen first lines. These are
     * signposts only, not verified and never handed out; an entry is verified as a whole when its issues are read.
     */
    private int entryBefore(Predicate<Issue> reached) {
        int low = 0;
        int high = entries.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            Optional<Issue> first = first(entries.get(middle));
            // One without issues tells nothing: beginning before it is right in any case.
            if (first.isEmpty() || reached.test(first.get())) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private Optional<Issue> first(String entry) {
        try (InputStream in = zip.openUnverified(entry(entry))) {
            return new LineStream(entry, in)
                    .next()
                    .map(line -> RecordParser.ISSUES.parse(entry, 1, line, 0, line.length));
        } catch (IOException e) {
            throw ZipEntries.damage(entry, e);
        } catch (UncheckedIOException e) {
            throw ZipEntries.damage(entry, Objects.requireNonNull(e.getCause()));
        }
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
        if (ids.isEmpty()) {
            return List.of();
        }
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

    /** Without reading an issue's entry, as far as the index holds it. */
    Optional<AttachedFile> file(FileId id) {
        Optional<AttachedFile> kept = files().find(id);
        return kept.isPresent() ? kept : files().place(id).flatMap(place -> fileAt(place, id));
    }

    private Optional<AttachedFile> fileAt(IssueIndex.Place place, FileId id) {
        Issue issue = recently(entries.get(place.entry())).parseAt(RecordParser.ISSUES, place.offset());
        return issue.files().stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .map(AttachedFile::of);
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
        IssueIndex built = IssueIndex.build(entries, ahead(entries, this::read));
        index = Optional.of(built);
        return built;
    }

    private FileIndex files() {
        Optional<FileIndex> known = files;
        if (known.isPresent()) {
            return known.get();
        }
        FileIndex built = FileIndex.build(entries, ahead(entries, this::read));
        files = Optional.of(built);
        return built;
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
