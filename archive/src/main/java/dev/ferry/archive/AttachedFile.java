package dev.ferry.archive;

import java.util.Optional;

/** A file that is attached to an issue, as far as a text that names it has to know: enough for its address in the old tracker. */
public record AttachedFile(FileId id, String name, Optional<String> url) {
    /** A file as the archive has it. */
    public static AttachedFile of(Attachment file) {
        return new AttachedFile(file.id(), file.name(), file.url());
    }
}
