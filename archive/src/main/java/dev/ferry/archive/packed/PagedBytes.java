package dev.ferry.archive.packed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that stay as they are: where they are many they lie in a temporary file, which the system holds in memory as it can. */
final class PagedBytes {
    private static final int NOT_WORTH_A_FILE = 1 << 16;

    private PagedBytes() {}

    /** The same bytes, wherever they lie; where no file can be had they stay in memory. To be read by any thread. */
    static ByteBuffer of(byte[] bytes) {
        return of(bytes, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static ByteBuffer of(byte[] bytes, Path temporary) {
        if (bytes.length < NOT_WORTH_A_FILE) {
            return ByteBuffer.wrap(bytes);
        }
        try {
            return mapped(bytes, temporary);
        } catch (IOException e) {
            return ByteBuffer.wrap(bytes);
        }
    }

    private static ByteBuffer mapped(byte[] bytes, Path temporary) throws IOException {
        Path file = Files.createTempFile(temporary, "ferry-table-", "");
        // On Unix its name goes as soon as it is open, so that a killed process leaves nothing behind.
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            ByteBuffer unwritten = ByteBuffer.wrap(bytes);
            while (unwritten.hasRemaining()) {
                channel.write(unwritten);
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes.length);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
