package dev.ferry.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An entry as it will stand in the zip: already compressed, hashed and measured. Its bytes lie in memory or in a temporary file. */
record PackedEntry(String name, int method, long crc, long size, long packedSize, Sha256 digest, Bytes bytes) {
    /** Where the packed bytes lie; {@code discard} frees them. */
    sealed interface Bytes {
        InputStream open() throws IOException;

        void discard() throws IOException;
    }

    static final class InMemory implements Bytes {
        private final byte[] buffer;
        private final int length;

        InMemory(byte[] buffer, int length) {
            this.buffer = buffer;
            this.length = length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(buffer, 0, length);
        }

        @Override
        public void discard() {
            // Left to the garbage collector.
        }
    }

    record OnDisk(Path path) implements Bytes {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public void discard() throws IOException {
            Files.delete(path);
        }
    }
}
