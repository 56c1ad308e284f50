package dev.ferry.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * The zip in the making. Entries are packed on worker threads and written by the feeding thread in the order in which
 * they were added, so the bytes do not depend on the number of threads. At most {@code ahead} entries wait, and at most
 * some gigabytes of them on disk: then adding waits. One thread feeds it.
 */
final class ZipSink implements Closeable {
    /** Zip times have no zone; this one is the same wall clock everywhere. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final long PENDING_BYTES = 2L << 30;

    private final ZipArchiveOutputStream zip;
    private final ExecutorService workers;
    private final int ahead;
    private final Queue<Pending> pending = new ArrayDeque<>();
    private long pendingBytes;
    private final SortedMap<String, Sha256> written = new TreeMap<>();

    private record Pending(Future<PackedEntry> entry, long bytes) {}

    ZipSink(OutputStream out, int threads) {
        zip = new ZipArchiveOutputStream(out);
        zip.setUseZip64(Zip64Mode.AsNeeded);
        ahead = threads + 2;
        workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "ferry-archive-pack");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Adds the entry that {@code packing} will make; {@code bytes} is what it holds until it is written. */
    void add(long bytes, Callable<PackedEntry> packing) throws IOException {
        while (pending.size() >= ahead || (!pending.isEmpty() && pendingBytes + bytes > PENDING_BYTES)) {
            writeNext();
        }
        pending.add(new Pending(workers.submit(packing), bytes));
        pendingBytes += bytes;
    }

    /** Writes all that was added; gives the digest of every entry by name. */
    SortedMap<String, Sha256> drain() throws IOException {
        while (!pending.isEmpty()) {
            writeNext();
        }
        return written;
    }

    void finish() throws IOException {
        drain();
        zip.finish();
        zip.flush();
    }

    private void writeNext() throws IOException {
        Pending next = pending.remove();
        pendingBytes -= next.bytes();
        write(await(next.entry()));
    }

    private void write(PackedEntry packed) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(packed.name());
        entry.setMethod(packed.method());
        entry.setCrc(packed.crc());
        entry.setSize(packed.size());
        entry.setCompressedSize(packed.packedSize());
        entry.setTime(FIXED_TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        try (InputStream bytes = packed.bytes().open()) {
            zip.addRawArchiveEntry(entry, bytes);
        }
        packed.bytes().discard();
        written.put(packed.name(), packed.digest());
    }

    /** An interruption does not tear an entry; the flag is set again for the feeding thread to act on. */
    private static PackedEntry await(Future<PackedEntry> future) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (e.getCause() instanceof UncheckedIOException cause) {
                throw new IOException(cause);
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws IOException {
        // No interruption: a packing task that is cut in its file work would close channels under others.
        pending.forEach(p -> p.entry().cancel(false));
        workers.shutdown();
        try {
            zip.close();
        } finally {
            awaitWorkers();
        }
    }

    /** Whoever closes this is going to remove the folder that a packing task may still be writing to. */
    private void awaitWorkers() {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
