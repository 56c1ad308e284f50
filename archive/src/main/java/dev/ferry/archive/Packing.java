package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/** Makes packed entries from bytes: one compression setting for all, and stored where compressing gains nothing. */
final class Packing {
    /**
     * Fixed, because other settings give other bytes. Measured: more than twice as fast as the usual 6, and 9 % larger on
     * CPython's news, 51 % on generated issues, which repeat themselves.
     */
    static final int LEVEL = 3;

    private static final int BUFFER = 1 << 16;

    private final ArchiveLimits limits;
    private volatile boolean stopped;

    Packing(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** Packs bytes that are in memory. */
    PackedEntry pack(String name, byte[] bytes, int length, Sha256 digest, boolean compress) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        if (compress) {
            byte[] packed = new byte[length + 64];
            int packedLength = deflate(bytes, length, packed);
            if (packedLength < length && !limits.tooDense(length, packedLength)) {
                return new PackedEntry(
                        name,
                        ZipEntry.DEFLATED,
                        crc.getValue(),
                        length,
                        packedLength,
                        digest,
                        new PackedEntry.InMemory(Arrays.copyOf(packed, packedLength), packedLength));
            }
        }
        return new PackedEntry(
                name, ZipEntry.STORED, crc.getValue(), length, length, digest, new PackedEntry.InMemory(bytes, length));
    }

    /** Compresses into {@code packed}; gives its length where it does not fit, which is where nothing is gained. */
    private static int deflate(byte[] bytes, int length, byte[] packed) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            int packedLength = deflater.deflate(packed);
            return deflater.finished() ? packedLength : packed.length;
        } finally {
            deflater.end();
        }
    }

    /** Packs a temporary file, streaming; the file is used up. {@code packed} is where its compressed form may lie. */
    PackedEntry pack(String name, Path file, long crc, Sha256 digest, boolean compress, Path packed)
            throws IOException {
        long size = Files.size(file);
        if (compress) {
            long packedSize = deflate(file, packed);
            if (packedSize < size && !limits.tooDense(size, packedSize)) {
                Files.delete(file);
                return new PackedEntry(
                        name, ZipEntry.DEFLATED, crc, size, packedSize, digest, new PackedEntry.OnDisk(packed));
            }
            Files.delete(packed);
        }
        return new PackedEntry(name, ZipEntry.STORED, crc, size, size, digest, new PackedEntry.OnDisk(file));
    }

    /** Nobody wants what is being packed any more: large files are not packed to their end. Any thread. */
    void stop() {
        stopped = true;
    }

    private long deflate(Path file, Path packed) throws IOException {
        Deflater deflater = new Deflater(LEVEL, true);
        byte[] in = new byte[BUFFER];
        byte[] out = new byte[BUFFER];
        try (InputStream from = Files.newInputStream(file);
                OutputStream to = Files.newOutputStream(packed)) {
            // Whole buffers, so that the bytes do not depend on how the file system cuts its answers.
            int read = from.readNBytes(in, 0, BUFFER);
            while (read > 0) {
                if (stopped) {
                    throw new IOException("the archive was closed before it was finished");
                }
                deflater.setInput(in, 0, read);
                while (!deflater.needsInput()) {
                    to.write(out, 0, deflater.deflate(out));
                }
                read = from.readNBytes(in, 0, BUFFER);
            }
            deflater.finish();
            while (!deflater.finished()) {
                to.write(out, 0, deflater.deflate(out));
            }
            return deflater.getBytesWritten();
        } finally {
            deflater.end();
        }
    }
}
