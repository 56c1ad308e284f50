package dev.ferry.cli.preview;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.preview.PreviewSite;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a preview: written beside its place, then put there. What stands there already is replaced only where a hidden
 * file says that a preview wrote it, and nothing else lies in it. Killed at any moment, the old or the new one is whole, there
 * or, after the next preview, there again. For one thread; ConfigException says what is in the way.
 */
final class PreviewFolder implements AutoCloseable {
    private static final String MARK = ".ferry-preview";
    private static final byte[] WORDS =
            "`ferry preview` wrote this folder, and may replace it.\n".getBytes(StandardCharsets.UTF_8);

    private final Path target;
    private final Path written;
    private final Path old;
    private final FileChannel mark;
    private boolean published;

    private PreviewFolder(Path target, Path written, Path old, FileChannel mark) {
        this.target = target;
        this.written = written;
        this.old = old;
        this.mark = mark;
    }

    /** Begins a folder that is to stand at this place. */
    static PreviewFolder replacing(Path place) throws IOException {
        Path target = place.toAbsolutePath().normalize();
        if (target.getParent() == null || target.getFileName() == null) {
            throw new ConfigException(target + " can not be a preview's folder; name another with -o");
        }
        Path written = target.resolveSibling("." + target.getFileName() + ".ferry-part");
        Path old = target.resolveSibling("." + target.getFileName() + ".ferry-old");
        refuse(target);
        refuse(written);
        refuse(old);
        Files.createDirectories(written);
        FileChannel mark = FileChannel.open(written.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = mark.tryLock();
        if (lock == null) {
            mark.close();
            throw new ConfigException("another preview is being written to " + target
                    + "; wait for its end, or write to another folder with -o");
        }
        // By no other opening of the file: where locks are POSIX's, closing any lets go of them all.
        mark.truncate(0).write(ByteBuffer.wrap(WORDS));
        PreviewFolder folder = new PreviewFolder(target, written, old, mark);
        folder.tidy();
        return folder;
    }

    /** Where the pages are to be written. */
    Path written() {
        return written;
    }

    /** Puts the folder in its place. */
    void publish() throws IOException {
        refuse(target);
        // Held to the end, so that no other run takes the folder for a killed one's; Windows renames none with an open
        // file.
        if (File.separatorChar == '\\') {
            mark.close();
        }
        boolean replaces = Files.exists(target);
        if (replaces) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        delete(old);
    }

    @Override
    public void close() throws IOException {
        mark.close();
        if (!published) {
            delete(written);
        }
    }

    /** Takes up what a killed run left: half a folder goes, one that was put aside comes back. */
    private void tidy() throws IOException {
        Files.deleteIfExists(written.resolve(PreviewSite.INDEX));
        deletePages(written.resolve(PreviewSite.PAGES));
        if (Files.exists(old) && !Files.exists(target)) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(PreviewSite.INDEX));
        deletePages(folder.resolve(PreviewSite.PAGES));
        // Last: without it nobody may remove the rest.
        Files.deleteIfExists(folder.resolve(MARK));
        Files.deleteIfExists(folder);
    }

    private static void deletePages(Path pages) throws IOException {
        for (Path page : list(pages)) {
            Files.delete(page);
        }
        Files.deleteIfExists(pages);
    }

    /** Refuses a place that holds anything that no preview wrote. */
    private static void refuse(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigException(folder + " is in the way and no folder; name another with -o, or remove it");
        }
        List<Path> content = list(folder);
        boolean ours = content.isEmpty() || Files.isRegularFile(folder.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
        Stream<Path> inside = Stream.concat(content.stream(), list(folder.resolve(PreviewSite.PAGES)).stream());
        List<Path> strange =
                inside.filter(path -> !isPart(folder.relativize(path), path)).toList();
        if (!ours || !strange.isEmpty()) {
            throw new ConfigException(folder + " holds what no preview wrote"
                    + (ours ? ", such as " + strange.get(0).getFileName() : "")
                    + "; name another folder with -o, or take that away");
        }
    }

    private static boolean isPart(Path name, Path path) {
        boolean page = name.getNameCount() == 2
                && PreviewSite.isPage(name.getFileName().toString());
        boolean folder = name.toString().equals(PreviewSite.PAGES);
        boolean file = page
                || name.toString().equals(PreviewSite.INDEX)
                || name.toString().equals(MARK);
        return folder
                ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                : file && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted().toList();
        }
    }
}
