package dev.ferry.exporter.roundup.rest;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DiskReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes what the tracker sends. A failure of our own disk must not be taken for one of the tracker, and asked again for. */
final class OwnDisk {
    private static final int BUFFER = 1 << 16;

    private OwnDisk() {}

    /**
     * Writes a stream to a file.
     *
     * @throws IOException where the stream fails
     * @throws ConfigException where the file does
     */
    static void copy(InputStream bytes, Path target) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (Output out = new Output(target)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                out.write(buffer, read);
            }
        }
    }

    static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failed(to, e);
        }
    }

    /** Gives a file its last name; after that a power cut does not undo it, so that a database may say it is there. */
    static void settle(Path from, Path to) throws IOException {
        Path folder = to.resolveSibling(".").normalize();
        boolean fresh = !Files.isDirectory(folder);
        Files.createDirectories(folder);
        force(from, StandardOpenOption.WRITE);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // Windows can not open a folder as a file; its renaming is journaled.
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            force(folder, StandardOpenOption.READ);
            if (fresh) {
                force(folder.resolveSibling("."), StandardOpenOption.READ);
            }
        }
    }

    private static void force(Path file, OpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(file, way)) {
            channel.force(true);
        }
    }

    private static final class Output implements AutoCloseable {
        private final Path target;
        private final OutputStream out;

        private Output(Path target) {
            this.target = target;
            try {
                this.out = Files.newOutputStream(target);
            } catch (IOException e) {
                throw failed(target, e);
            }
        }

        private void write(byte[] bytes, int length) {
            try {
                out.write(bytes, 0, length);
            } catch (IOException e) {
                throw failed(target, e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw failed(target, e);
            }
        }
    }

    private static ConfigException failed(Path target, IOException e) {
        return new ConfigException(
                "can not write " + target + ": " + DiskReason.of(e) + "; make room or check the rights, then run the"
                        + " same command again: what was fetched is kept",
                e);
    }
}
