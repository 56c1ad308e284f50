package dev.ferry.mapping.render;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.FileId;
import java.util.Optional;

/** The files that are attached to all the issues, for texts that name those of others; empty where no issue has such a file. */
@FunctionalInterface
public interface AttachedFiles {
    /** The file, by its id in the old tracker. */
    Optional<AttachedFile> file(FileId id);

    /** No files: those of other issues stay words. */
    static AttachedFiles none() {
        return id -> Optional.empty();
    }
}
