package dev.ferry.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hidden folder beside a file in the making. Everything unfinished lies in it, so that a killed process leaves
 * one folder, which the next one empties and takes over; a lock in it keeps two processes apart.
 */
final class PartFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    /** Each takes another process that ends in the same moment. */
    private static final int ATTEMPTS = 100;

    private final Path target;
    private final Path folder;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private int spools;

    private PartFolder(Path target, Path folder, FileChannel lockChannel, FileLock lock) {
        this.target = target;
        this.folder = folder;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /** For an archive in the making. */
    static PartFolder besideFile(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new ConfigException(target + " is a folder; name a file for the archive");
        }
        return beside(target);
    }

    static PartFolder beside(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new ConfigException(target + " is the root folder; name another place");
        }
        if (!Files.isDirectory(parent)) {
            throw new ConfigException("the folder of " + target + " does not exist; create it first");
        }
        Path folder = parent.resolve("." + absolute.getFileName() + ".part");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<PartFolder> part = take(absolute, folder);
            if (part.isPresent()) {
                part.get().empty();
                return part.get();
            }
        }
        throw inUse(target);
    }

    private static ConfigException inUse(Path target) {
        return new ConfigException("another process is writing " + target + "; wait for it or end it");
    }

    /** Empty where a process that just ended removed the folder, or the lock in it, under our hands. */
    private static Optional<PartFolder> take(Path target, Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        try {
            Files.createDirectories(folder);
            create(folder, file);
            Object key = key(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw inUse(target);
            }
            // A lock on a file that nobody can find any more keeps nobody away.
            if (Objects.equals(key, key(file))) {
                return Optional.of(new PartFolder(target, folder, channel, lock));
            }
            channel.close();
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(folder)) {
                throw e;
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** What the system knows a file by; not by opening it, for closing it again would give our lock away. */
    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static void create(Path folder, Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Of a killed process, or of one that is at work: the lock tells.
            return;
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException e) {
            // On a full disk a folder may be had, and then no file in it. Another process's folder is not empty.
            try {
                Files.deleteIfExists(folder);
            } catch (IOException stays) {
                e.addSuppressed(stays);
            }
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another writer of this same process.
            return null;
        }
    }

    /** A new temporary file's path. */
    Path spool() {
        spools++;
        return folder.resolve("spool-" + spools);
    }

    /** Makes the finished file the target: durable first, then visible under its name in one step. */
    void publish(Path finished) throws IOException {
        // An interrupted thread would find its channels closed; finished work is not thrown away for that.
        boolean interrupted = Thread.interrupted();
        try {
            try (FileChannel channel = FileChannel.open(finished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(target.resolveSibling("."));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Without this a power cut could bring the old name back. */
    private static void syncFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            // Windows can not open a folder as a file; its rename is journaled.
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void empty() throws IOException {
        List<Path> litter;
        try (Stream<Path> files = Files.walk(folder)) {
            litter = files.filter(file -> !file.equals(folder) && !file.equals(folder.resolve(LOCK)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path file : litter) {
            Files.delete(file);
        }
    }

    /** Without its lock the folder is anybody's: the next process may be in it already. */
    private void removeFolder() throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            empty();
            Files.deleteIfExists(folder.resolve(LOCK));
            removeFolder();
            lock.release();
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + folder, e);
        }
    }
}
