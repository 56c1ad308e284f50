package dev.ferry.archive;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes what an export reads, record by record, and makes an archive of it: {@link ArchiveWriter} a full one, {@link
 * DeltaWriter} one of what changed. Of an issue first the bytes come, its messages' before its files', then its record:
 * so the same content gives the same archive whoever feeds it. One thread; {@link #close} without {@link #finish} leaves
 * the target as it was.
 */
public interface RecordSink extends AutoCloseable {
    /**
     * Takes in a file's bytes and gives the digest to refer to them by. {@code nameHint} is the file's name; by its
     * extension already compressed formats are stored as they are. When {@code bytes} fails,
     * {@link java.io.UncheckedIOException} is thrown, nothing was added, and writing may go on.
     */
    Sha256 addFile(InputStream bytes, String nameHint);

    /** Adds a user; ids must rise. */
    void addUser(User user);

    /** Adds an issue; they must come in {@link Issue#LEGACY_ORDER}, and the files they name before them. */
    void addIssue(Issue issue);

    /**
     * Completes the archive and puts it in the target's place. {@code watermark} is the newest activity that the
     * exporter has seen in the tracker.
     */
    Manifest finish(Optional<Instant> watermark, ExportCounts leftOut);

    @Override
    void close();
}
