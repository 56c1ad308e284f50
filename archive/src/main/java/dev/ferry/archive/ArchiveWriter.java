package dev.ferry.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Writes an archive. Nothing is visible under the target's name before {@link #finish}, which replaces what was there
 * in one step; {@link #close} without it leaves the target as it was. One thread feeds it, serialising and compressing
 * run on others; memory does not grow with the number of issues or a file's size. A disk that fails ends in
 * {@link ConfigException}; after any exception but that of a file's own stream the archive can only be closed.
 */
public final class ArchiveWriter implements RecordSink {
    private final EntryCut cut = new EntryCut();
    private final Path target;
    private final ArchiveSource source;
    private final PartFolder part;
    private final Path unfinished;
    private final Packing packing;
    private final ZipSink sink;
    private final FileIntake files;
    private final UserIntake users;
    private final CountingIssues counts = new CountingIssues();
    private List<Issue> chunk = new ArrayList<>();
    private int issueEntries;
    private Optional<Issue> lastIssue = Optional.empty();
    private boolean finished;
    private boolean closed;

    private ArchiveWriter(
            Path target, ArchiveSource source, PartFolder part, Predicate<Sha256> elsewhere, WriterOptions options)
            throws IOException {
        this.target = target;
        this.source = source;
        this.part = part;
        unfinished = part.spool();
        packing = new Packing(options.limits());
        OutputStream out = options.output().wrap(Files.newOutputStream(unfinished));
        sink = new ZipSink(new BufferedOutputStream(out, 1 << 16), options.threads());
        files = new FileIntake(part, sink, packing, options.limits(), elsewhere);
        users = new UserIntake(part.spool());
    }

    /** Begins an archive; its folder must exist. */
    public static ArchiveWriter create(Path target, ArchiveSource source) {
        return create(target, source, WriterOptions.DEFAULT);
    }

    static ArchiveWriter create(Path target, ArchiveSource source, WriterOptions options) {
        return create(target, source, content -> false, options);
    }

    /** One that does not store again the contents that lie {@code elsewhere}: in the base of a delta. */
    static ArchiveWriter create(Path target, ArchiveSource source, Predicate<Sha256> elsewhere, WriterOptions options) {
        try {
            PartFolder part = PartFolder.besideFile(target);
            try {
                return new ArchiveWriter(target, source, part, elsewhere, options);
            } catch (IOException e) {
                part.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public Sha256 addFile(InputStream bytes, String nameHint) {
        return take(bytes, nameHint).digest();
    }

    FileIntake.Taken take(InputStream bytes, String nameHint) {
        checkOpen();
        try {
            return files.add(bytes, nameHint);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Whether a file of these bytes was added. */
    public boolean hasFile(Sha256 content) {
        return files.contains(content);
    }

    @Override
    public void addUser(User user) {
        checkOpen();
        try {
            users.add(user);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void addIssue(Issue issue) {
        checkOpen();
        lastIssue.ifPresent(last -> {
            if (Issue.LEGACY_ORDER.compare(last, issue) >= 0) {
                throw new IllegalArgumentException("issue " + issue.id() + " does not come after " + last.id());
            }
        });
        issue.files().forEach(file -> file.content().ifPresent(this::checkContent));
        issue.messages()
                .forEach(message -> message.body().flatMap(MessageBody::raw).ifPresent(this::checkContent));
        lastIssue = Optional.of(issue);
        counts.add(issue);
        chunk.add(issue);
        if (cut.endsWith(issue)) {
            endChunk();
        }
    }

    private void checkContent(Sha256 content) {
        if (!files.contains(content)) {
            throw new IllegalArgumentException("no file with digest " + content + " was added");
        }
    }

    private void endChunk() {
        List<Issue> issues = chunk;
        issueEntries++;
        String name = EntryNames.issues(issueEntries);
        try {
            sink.add(0, () -> packIssues(name, issues));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
        chunk = new ArrayList<>();
    }

    private PackedEntry packIssues(String name, List<Issue> issues) {
        JsonLinesBuffer lines = new JsonLinesBuffer();
        for (Issue issue : issues) {
            try {
                lines.add(issue);
            } catch (DataException e) {
                throw new DataException("issue " + issue.id() + ": " + e.getMessage(), e);
            }
        }
        return lines.pack(name, packing);
    }

    @Override
    public Manifest finish(Optional<Instant> watermark, ExportCounts leftOut) {
        return complete(
                Optional.empty(), (counted, entries) -> Manifest.full(source, watermark, leftOut, counted, entries));
    }

    /** Completes what a delta leads to: {@code newest} is the delta's own manifest. */
    public Manifest finishMerged(Manifest newest) {
        return complete(
                newest.delta().flatMap(Manifest.Delta::result),
                (counted, entries) -> Manifest.full(
                                source, newest.watermark(), new ExportCounts(newest.leftOut()), counted, entries)
                        .edited(newest.edits()));
    }

    /** What is counted and stored becomes the first page. */
    interface FirstPage {
        Manifest of(ArchiveCounts counts, SortedMap<String, Sha256> entries);
    }

    /** Publishes the archive if its digest is the expected one, where one is. */
    Manifest complete(Optional<Sha256> expected, FirstPage page) {
        checkOpen();
        try {
            if (!chunk.isEmpty()) {
                endChunk();
            }
            sink.add(0, () -> users.pack(packing, part.spool()));
            SortedMap<String, Sha256> entries = sink.drain();
            Manifest manifest = page.of(counts.result(users.count(), files.contents(), files.bytes()), entries);
            byte[] json = RecordJson.pretty(manifest);
            Sha256 digest = Digests.sha256(json);
            expected.filter(promised -> !promised.equals(digest)).ifPresent(promised -> {
                throw new DataException("merging gives archive " + digest + ", but the delta leads to " + promised
                        + "; merge with the version of Ferry that wrote it, or export again without --base");
            });
            sink.add(0, () -> packing.pack(EntryNames.MANIFEST, json, json.length, digest, true));
            sink.finish();
            sink.close();
            part.publish(unfinished);
            finished = true;
            return manifest;
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private void checkOpen() {
        if (finished || closed) {
            throw new IllegalStateException("the archive is finished or closed");
        }
    }

    static ConfigException unwritable(Path target, IOException e) {
        return new ConfigException(
                "can not write " + target + ": " + DiskReason.of(e) + "; check the folder's rights and the free space",
                e);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!finished) {
                packing.stop();
                try {
                    users.close();
                } finally {
                    sink.close();
                }
            }
        } catch (IOException e) {
            // What could not be written is thrown away here; the error that led here has been reported.
            if (finished) {
                throw unwritable(target, e);
            }
        } finally {
            part.close();
        }
    }
}
