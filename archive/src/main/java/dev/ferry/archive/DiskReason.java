package dev.ferry.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file could not be read or written, in words: some of Java's exceptions hold the file's name alone. */
public final class DiskReason {
    private DiskReason() {}

    /** {@code archives/a.zip: the rights forbid it}. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": the rights forbid it";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": it is not there";
        }
        if (e instanceof FileSystemException file && file.getReason() == null) {
            return file.getFile() + ": " + file.getClass().getSimpleName().replace("Exception", "");
        }
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
}
