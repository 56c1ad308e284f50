package dev.ferry.archive;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder that an archive was unpacked into, as it is now: only plain files with an archive's names belong there. */
final class UnpackedFolder {
    private final Path folder;
    private final SortedSet<String> names = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final CountingIssues counting = new CountingIssues();
    private final Set<Sha256> compressed = new HashSet<>();
    private long users;

    private UnpackedFolder(Path folder) {
        this.folder = folder;
    }

    static UnpackedFolder scan(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(EntryNames.MANIFEST), LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigException(folder + " is no unpacked archive: it has no " + EntryNames.MANIFEST);
        }
        UnpackedFolder unpacked = new UnpackedFolder(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(unpacked::look);
        }
        unpacked.names.remove(EntryNames.MANIFEST);
        for (String name : unpacked.names) {
            unpacked.countRecords(name);
        }
        return unpacked;
    }

    private void look(Path file) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(
                    Finding.error(Printable.of(name), "it is a link or another special file; put a plain file there"));
        } else if (!EntryNames.isKnown(name)) {
            findings.add(Finding.error(
                    Printable.of(name), "no file of this name belongs in an archive (an editor's copy?); remove it"));
        } else {
            names.add(name);
        }
    }

    /** Lines that can not be read are not counted: validation will name each of them. */
    private void countRecords(String name) throws IOException {
        boolean isUsers = name.equals(EntryNames.USERS);
        if (!isUsers && !EntryNames.isIssues(name)) {
            return;
        }
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            LineStream lines = new LineStream(name, in);
            Optional<byte[]> line = lines.next();
            while (line.isPresent()) {
                if (isUsers) {
                    users++;
                } else {
                    count(name, lines.number(), line.get());
                }
                line = lines.next();
            }
        }
    }

    private void count(String name, long number, byte[] line) {
        try {
            Issue issue = RecordParser.ISSUES.parse(name, number, line, 0, line.length);
            counting.add(issue);
            issue.files().stream()
                    .filter(file -> FileIntake.isCompressed(file.name()))
                    .forEach(file -> file.content().ifPresent(compressed::add));
        } catch (DamageException e) {
            // Named by the validation that follows.
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** The names of all entries but the manifest, sorted. */
    SortedSet<String> names() {
        return names;
    }

    /** Whether an entry is a file in an already compressed format, by the name that an issue gives it. */
    boolean isCompressed(String name) {
        return EntryNames.content(name).filter(compressed::contains).isPresent();
    }

    ArchiveCounts count() throws IOException {
        long contents = 0;
        long bytes = 0;
        for (String name : names) {
            if (EntryNames.isFile(name)) {
                contents++;
                bytes += Files.size(folder.resolve(name));
            }
        }
        return counting.result(users, contents, bytes);
    }
}
