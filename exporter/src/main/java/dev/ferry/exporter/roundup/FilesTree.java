package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
        for (Located candidate : candidates(className, id)) {
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
        Optional<Located> found = candidates(className, id).stream()
                .filter(candidate -> Files.isRegularFile(candidate.path()))
                .findFirst();
        if (found.isEmpty()) {
            checkStillThere();
        }
        return found;
    }

    private List<Located> candidates(String className, long id) {
        String name = className + id;
        Path folder = root.resolve(className + suffix);
        Path bucket = folder.resolve(Long.toString(id / 1000));
        return List.of(
                new Located(bucket.resolve(name), false),
                new Located(bucket.resolve(name + ".tmp"), true),
                new Located(folder.resolve(name), false));
    }
}
