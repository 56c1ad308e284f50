package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Checks a whole archive: the zip, the manifest, every digest, every line against the JSON Schema, and what records say
 * about each other. All findings come at once, each with its entry and line; an archive without errors can be imported.
 */
public final class ArchiveValidator {
    private final Findings findings = new Findings();
    private final ZipEntries zip;
    private final Manifest manifest;
    private final Set<String> names;
    private final Integrity integrity;

    private ArchiveValidator(ZipEntries zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
        names = Archive.names(zip);
        integrity = new Integrity(
                findings,
                content -> zip.find(EntryNames.file(content)).map(ZipArchiveEntry::getSize),
                manifest.delta());
    }

    /** Everything that is wrong with the archive; empty if nothing is. A file that can not be read is {@link ConfigException}. */
    public static List<Finding> validate(Path archive) {
        List<Finding> first = new ArrayList<>();
        try (ZipEntries zip = ZipEntries.open(archive, ArchiveLimits.DEFAULT, first)) {
            if (!first.isEmpty()) {
                // Nothing in a zip like this may be looked at.
                return List.copyOf(first);
            }
            byte[] json = Archive.manifestJson(zip);
            ManifestReader.checkVersion(json);
            Findings findings = new Findings();
            Optional<Manifest> manifest =
                    RecordChecker.manifests().check(EntryNames.MANIFEST, 0, json, 0, json.length, findings);
            return manifest.isEmpty() ? findings.list() : new ArchiveValidator(zip, manifest.get()).validate();
        } catch (DamageException e) {
            return List.of(e.finding());
        } catch (IOException e) {
            throw new ConfigException("can not close " + archive + ": " + e.getMessage(), e);
        }
    }

    private List<Finding> validate() {
        List<Finding> entries = new ArrayList<>();
        ManifestReader.checkEntries(manifest, names, entries);
        findings.addAll(entries);
        if (isReadable(EntryNames.USERS)) {
            collecting(this::checkUsers);
        }
        RecordChecker<Issue> checker = RecordChecker.issues();
        for (String entry : IssueReader.entries(manifest)) {
            if (isReadable(entry)) {
                collecting(() -> checkIssues(entry, checker));
            }
        }
        List<Sha256> contents = new ArrayList<>();
        long bytes = 0;
        for (String entry : manifest.entries().keySet()) {
            if (EntryNames.isFile(entry) && isReadable(entry)) {
                collecting(() -> checkFile(entry));
                contents.add(EntryNames.content(entry).orElseThrow());
                bytes += zip.find(entry).orElseThrow().getSize();
            }
        }
        if (!findings.hasErrors()) {
            // With errors, the counts would only repeat them.
            integrity.finish(manifest, contents, bytes);
        }
        return findings.list();
    }

    private boolean isReadable(String entry) {
        return names.contains(entry) && manifest.entries().containsKey(entry);
    }

    private void collecting(Runnable check) {
        try {
            check.run();
        } catch (DamageException e) {
            findings.add(e.finding());
        }
    }

    private InputStream open(String entry) {
        return zip.open(zip.find(entry).orElseThrow(), digest(entry));
    }

    private Sha256 digest(String entry) {
        return Objects.requireNonNull(manifest.entries().get(entry));
    }

    private void checkUsers() {
        RecordChecker<User> checker = RecordChecker.users();
        LineStream lines = new LineStream(EntryNames.USERS, open(EntryNames.USERS));
        Optional<byte[]> line = lines.next();
        while (line.isPresent()) {
            byte[] json = line.get();
            checker.check(EntryNames.USERS, lines.number(), json, 0, json.length, findings)
                    .ifPresent(user -> integrity.check(user, EntryNames.USERS, lines.number()));
            line = lines.next();
        }
    }

    private void checkIssues(String entry, RecordChecker<Issue> checker) {
        byte[] bytes = zip.read(zip.find(entry).orElseThrow(), digest(entry));
        new JsonLines(entry, bytes).forEach((line, offset, length) -> {
            RecordParser.checkLength(entry, line, length);
            checker.check(entry, line, bytes, offset, length, findings)
                    .ifPresent(issue -> integrity.check(issue, entry, line));
        });
    }

    private void checkFile(String entry) {
        try (InputStream in = open(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw ZipEntries.damage(entry, e);
        }
    }
}
