package dev.ferry.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written beside its place and put there by {@link #publish}: whoever looks finds what was there before or all of
 * the new one. {@link #close} without it leaves what was there; only a killed process leaves the {@code .part} beside it. Not
 * forced to the disk: for what can be had again. For one thread.
 */
public final class WholeFile implements Closeable {
    private final Path target;
    private final Path part;
    private final OutputStream out;

    private WholeFile(Path target, Path part) throws IOException {
        this.target = target;
        this.part = part;
        out = Files.newOutputStream(part);
    }

    /** For the only process that writes this file, as a lock makes it: it takes over what a killed one left. */
    public static WholeFile begin(Path target) throws IOException {
        return new WholeFile(target, target.resolveSibling(target.getFileName() + ".part"));
    }

    /** For one of several processes that may write the same file at once: the last to publish it counts. */
    public static WholeFile beginAmongOthers(Path target) throws IOException {
        return new WholeFile(
                target,
                target.resolveSibling(
                        target.getFileName() + "." + ProcessHandle.current().pid() + ".part"));
    }

    /** Writes and publishes a text, among others, in UTF-8. */
    public static void write(Path target, String text) throws IOException {
        try (WholeFile file = beginAmongOthers(target)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.publish();
        }
    }

    /** The place of the finished file. */
    public Path target() {
        return target;
    }

    /** Takes the bytes, without a buffer; whoever wraps it flushes before {@link #publish}. */
    public OutputStream out() {
        return out;
    }

    /** Puts the file in its place. */
    public void publish() throws IOException {
        out.close();
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
