package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * The files tree of a tracker, {@code db/files}: content of item 12345 of class {@code msg} is
 * {@code msg/12/msg12345}; the same with {@code .tmp} where a commit was cut short; {@code msg/msg12345} in the old
 * flat layout. Read in this order. Safe in any thread.
 */
final class FilesTree implements ContentStore {
    private final Path root;
    private final String suffix;
    private final Optional<Object> identity;
    /** Nearly every message fits. */
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);

    private FilesTree(Path root, String suffix) {
        this.root = root;
        this.suffix = suffix;
        this.identity = identity(root);
    }

    /** What the system knows the folder by; none where it has no such thing. Empty where the folder is not there. */
    private static Optional<Object> identity(Path root) {
        try {
            Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? "there" : key);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * A single file may be missing; that is the tracker's loss, and warned of. Where the whole folder is gone or is
     * another one (a network drive that was lost leaves an empty folder), everything would look lost.
     */
    private void checkStillThere() {
        if (!identity(root).equals(identity)) {
            throw new DataException("the folder " + root
                    + " with the tracker's messages and files went away while it was read; bring it back (is a network"
                    + " drive mounted?), then run the same command again");
        }
    }

    /** A tracker's own tree. */
    static ContentStore tracker(Path root) {
        return new FilesTree(root, "");
    }

    /** The folders {@code CLASS-files} that {@code roundup-admin export} writes. */
    static ContentStore exported(Path root) {
        return new FilesTree(root, "-files");
    }

    @Override
    public Optional<Content> read(String className, long id) throws IOException {
        try {
            return Optional.of(new Content(readWhole(usual(className, id)), false));
        } catch (NoSuchFileException e) {
            return readUnusual(className, id);
        }
    }

    /** As {@link Files#readAllBytes}, which asks the system for more: that counts where there are many small files. */
    private synchronized byte[] readWhole(Path path) throws IOException {
        buffer.clear();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    byte[] bytes = new byte[buffer.flip().remaining()];
                    buffer.get(bytes);
                    return bytes;
                }
            }
        }
        return Files.readAllBytes(path);
    }

    private Optional<Content> readUnusual(String className, long id) throws IOException {
        for (Located candidate : unusual(className, id)) {
            try {
                return Optional.of(new Content(Files.readAllBytes(candidate.path()), candidate.temporary()));
            } catch (NoSuchFileException e) {
                // The next layout may have it.
            }
        }
        checkStillThere();
        return Optional.empty();
    }

    @Override
    public Optional<Located> locate(String className, long id) {
        Path usual = usual(className, id);
        if (Files.isRegularFile(usual)) {
            return Optional.of(new Located(usual, false));
        }
        Optional<Located> found = unusual(className, id).stream()
                .filter(candidate -> Files.isRegularFile(candidate.path()))
                .findFirst();
        if (found.isEmpty()) {
            checkStillThere();
        }
        return found;
    }

    /** Where content nearly always is. One path from one text: an export makes hundreds of thousands. */
    private Path usual(String className, long id) {
        return root.resolve(className + suffix + "/" + id / 1000 + "/" + className + id);
    }

    private List<Located> unusual(String className, long id) {
        Path usual = usual(className, id);
        return List.of(
                new Located(usual.resolveSibling(className + id + ".tmp"), true),
                new Located(root.resolve(className + suffix).resolve(className + id), false));
    }
}
