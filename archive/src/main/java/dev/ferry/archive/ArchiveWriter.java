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

/**
 * Writes an archive. Nothing is visible under the target's name before {@link #finish}, which replaces what was there
 * in one step; {@link #close} without it leaves the target as it was. One thread feeds it, serialising and compressing
 * run on others; memory does not grow with the number of issues or a file's size. A disk that fails ends in
 * {@link ConfigException}; after any exception but that of a file's own stream the archive can only be closed.
 */
public final class ArchiveWriter implements AutoCloseable {
    /** So many issues stand in one entry at most. */
    static final int ISSUES_PER_ENTRY = 500;

    /** An entry also ends when its texts pass this many characters, so that it can be held in memory. */
    private static final long CHARS_PER_ENTRY = 8L << 20;

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
    private long chunkChars;
    private int issueEntries;
    private Optional<Issue> lastIssue = Optional.empty();
    private boolean finished;
    private boolean closed;

    private ArchiveWriter(Path target, ArchiveSource source, PartFolder part, WriterOptions options)
            throws IOException {
        this.target = target;
        this.source = source;
        this.part = part;
        unfinished = part.spool();
        packing = new Packing(options.limits());
        OutputStream out = options.output().wrap(Files.newOutputStream(unfinished));
        sink = new ZipSink(new BufferedOutputStream(out, 1 << 16), options.threads());
        files = new FileIntake(part, sink, packing, options.limits());
        users = new UserIntake(part.spool());
    }

    /** Begins an archive; its folder must exist. */
    public static ArchiveWriter create(Path target, ArchiveSource source) {
        return create(target, source, WriterOptions.DEFAULT);
    }

    static ArchiveWriter create(Path target, ArchiveSource source, WriterOptions options) {
        try {
            return new ArchiveWriter(target, source, PartFolder.besideFile(target), options);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /**
     * Takes in a file's bytes and gives the digest to refer to them by. {@code nameHint} is the file's name; by its
     * extension already compressed formats are stored as they are. When {@code bytes} fails,
     * {@link java.io.UncheckedIOException} is thrown, nothing was added, and writing may go on.
     */
    public Sha256 addFile(InputStream bytes, String nameHint) {
        checkOpen();
        try {
            return files.add(bytes, nameHint);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Adds a user; ids must rise. */
    public void addUser(User user) {
        checkOpen();
        try {
            users.add(user);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Adds an issue; they must come in {@link Issue#LEGACY_ORDER}, and the files they name before them. */
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
        chunkChars += TextSize.of(issue);
        if (chunk.size() == ISSUES_PER_ENTRY || chunkChars > CHARS_PER_ENTRY) {
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
        chunkChars = 0;
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

    /**
     * Completes the archive and puts it in the target's place. {@code watermark} is the newest activity that the
     * exporter has seen in the tracker.
     */
    public Manifest finish(Optional<Instant> watermark, ExportCounts leftOut) {
        checkOpen();
        try {
            if (!chunk.isEmpty()) {
                endChunk();
            }
            sink.add(0, () -> users.pack(packing, part.spool()));
            Manifest manifest = new Manifest(
                    Manifest.FORMAT_VERSION,
                    source,
                    watermark,
                    counts.result(users.count(), files.contents(), files.bytes()),
                    leftOut.leftOut(),
                    Optional.empty(),
                    List.of(),
                    sink.drain());
            byte[] json = RecordJson.pretty(manifest);
            sink.add(0, () -> packing.pack(EntryNames.MANIFEST, json, json.length, Digests.sha256(json), true));
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
                "can not write " + target + ": " + e.getMessage() + "; check the folder's rights and the free space",
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
                users.close();
                sink.close();
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
