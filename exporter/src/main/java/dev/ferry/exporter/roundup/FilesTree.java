package dev.ferry.exporter.roundup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    private FilesTree(Path root, String suffix) {
        this.root = root;
        this.suffix = suffix;
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
        return Optional.empty();
    }

    @Override
    public Optional<Located> locate(String className, long id) {
        return candidates(className, id).stream()
                .filter(candidate -> Files.isRegularFile(candidate.path()))
                .findFirst();
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
