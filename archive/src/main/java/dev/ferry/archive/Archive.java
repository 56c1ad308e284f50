package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * An archive, open for reading. A hostile or damaged one is refused with {@link DataException}, naming entry and
 * line: the zip's directory and the manifest when it is opened, each entry's bytes before the first record of it is
 * handed out. Memory does not grow with the number of issues. Thread-safe, but an iterator is for one thread.
 */
public final class Archive implements ArchiveBase, AutoCloseable {
    private final Path path;
    private final ZipEntries zip;
    private final Manifest manifest;
    private final Sha256 digest;
    private final IssueReader issueReader;

    private Archive(Path path, ZipEntries zip, byte[] manifestJson) {
        this.path = path;
        this.zip = zip;
        manifest = ManifestReader.parse(manifestJson);
        digest = Digests.sha256(manifestJson);
        issueReader = new IssueReader(zip, manifest);
    }

    /** Opens an archive; a file that is not there or can not be read is {@link ConfigException}. */
    public static Archive open(Path zip) {
        return open(zip, ArchiveLimits.DEFAULT);
    }

    static Archive open(Path path, ArchiveLimits limits) {
        List<Finding> findings = new ArrayList<>();
        try {
            ZipEntries zip = ZipEntries.open(path, limits, findings);
            try {
                refuse(path, findings);
                Archive archive = new Archive(path, zip, manifestJson(zip));
                ManifestReader.checkEntries(archive.manifest, names(zip), findings);
                refuse(path, findings);
                return archive;
            } catch (RuntimeException e) {
                close(path, zip);
                throw e;
            }
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    private static void refuse(Path path, List<Finding> findings) {
        if (!findings.isEmpty()) {
            String more = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more findings)";
            throw new DataException(path + ": " + findings.get(0) + more + "; "
                    + findings.get(0).cure().words());
        }
    }

    static byte[] manifestJson(ZipEntries zip) {
        ZipArchiveEntry entry = zip.find(EntryNames.MANIFEST)
                .orElseThrow(() -> new DamageException(
                        Finding.error(EntryNames.MANIFEST, "it is missing; this is no Ferry archive")));
        return zip.readUnverified(entry, (16L << 20) + 256L * zip.all().size());
    }

    static Set<String> names(ZipEntries zip) {
        return zip.all().stream().map(ZipArchiveEntry::getName).collect(Collectors.toCollection(HashSet::new));
    }

    /** The archive's first page. */
    public Manifest manifest() {
        return manifest;
    }

    /** The archive's identity: the SHA-256 of its manifest, which in turn names the digest of everything else. */
    @Override
    public Sha256 digest() {
        return digest;
    }

    /** All users by rising id, read while iterating. */
    @Override
    public Iterable<User> users() {
        return () -> GuardedIterator.over(path, () -> new UserIterator(zip, manifest));
    }

    /** All issues in legacy order, read while iterating. */
    @Override
    public Iterable<Issue> issues() {
        return () -> GuardedIterator.over(path, issueReader::iterator);
    }

    /**
     * The issues from the first on that is {@code reached}, in legacy order, without reading those before. The test holds
     * of no issue before that one and of every issue after it, for it is asked about some only.
     */
    public Iterable<Issue> issuesFrom(Predicate<Issue> reached) {
        return () -> GuardedIterator.over(path, () -> issueReader.iterator(reached));
    }

    /**
     * One issue whose place in legacy order is known: {@code reached} holds of it and of all after it. Reads one entry,
     * where {@link #issue(LegacyId)} needs an index of all; empty when it is not found there.
     */
    public Optional<Issue> issue(LegacyId id, Predicate<Issue> reached) {
        try {
            return issueReader.find(id, reached);
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    /** One issue, without reading all the others: the first call builds an index of some dozens of bytes an issue. */
    public Optional<Issue> issue(LegacyId id) {
        try {
            return issueReader.find(Set.of(id)).stream().findFirst();
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    /** One issue's title, quickly: the index that the first call builds holds the titles too. */
    public Optional<String> title(LegacyId id) {
        try {
            return issueReader.title(id);
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    /**
     * A file's name and address, whichever issue it is attached to: of several the first in legacy order. The first call builds
     * an index of some dozens of bytes a file.
     */
    public Optional<AttachedFile> attachedFile(FileId id) {
        try {
            return issueReader.file(id);
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    /** Those of the named issues that the archive has, in legacy order; each entry that holds some is read once. */
    public List<Issue> issues(Collection<LegacyId> ids) {
        try {
            List<Issue> found = new ArrayList<>(issueReader.find(new HashSet<>(ids)));
            found.sort(Issue.LEGACY_ORDER);
            return found;
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    /**
     * A file's bytes. They are checked while they are read: whoever uses them before the end may have used
     * wrong ones, and learns it by {@link DataException} at the end.
     */
    public InputStream file(Sha256 content) {
        String name = EntryNames.file(content);
        ZipArchiveEntry entry = zip.find(name)
                .orElseThrow(() -> new DataException(path + ": " + name + ": no such file in the archive"));
        try {
            return new GuardedStream(path, zip.open(entry, content));
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    /** The size of a file in bytes, if the archive has it. */
    @Override
    public Optional<Long> fileSize(Sha256 content) {
        return zip.find(EntryNames.file(content)).map(ZipArchiveEntry::getSize);
    }

    /** The size of all entries together, in bytes, as the zip's directory tells it. */
    public long unpackedSize() {
        return zip.all().stream().mapToLong(ZipArchiveEntry::getSize).sum();
    }

    /** Any entry's bytes, as they stand in the archive. */
    InputStream entry(String name, Sha256 expected) {
        try {
            return new GuardedStream(path, zip.open(zip.find(name).orElseThrow(), expected));
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    byte[] manifestJson() {
        return manifestJson(zip);
    }

    /**
     * Reads everything once: every line as a record, every file against its digest. {@link DataException} on the first
     * thing that is wrong; for all of them at once there is {@link ArchiveValidator}.
     */
    public void verify() {
        users().forEach(user -> {});
        issues().forEach(issue -> {});
        verifyFiles();
    }

    /**
     * Reads every file against its digest, which nothing else does that only wants records; {@link DataException} on the
     * first that is not what it was.
     */
    public void verifyFiles() {
        verifyFiles("", name -> true);
    }

    /**
     * The same for the files whose entries' names come after this one, in the order of the names. Each name is told when its
     * file was found right, and ends the reading by a no; returns whether all were read.
     */
    public boolean verifyFiles(String after, Predicate<String> right) {
        List<String> names = manifest.entries().keySet().stream()
                .filter(EntryNames::isFile)
                .filter(name -> name.compareTo(after) > 0)
                .sorted()
                .toList();
        for (String name : names) {
            try (InputStream in = file(EntryNames.content(name).orElseThrow())) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new ConfigException("can not read " + path + ": " + e.getMessage(), e);
            }
            if (!right.test(name)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        issueReader.close();
        close(path, zip);
    }

    private static void close(Path path, ZipEntries zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new ConfigException("can not close " + path + ": " + e.getMessage(), e);
        }
    }
}
