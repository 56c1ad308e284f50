package dev.ferry.mapping.render;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a file leads that a text names by its id; empty where it stays words. */
@FunctionalInterface
interface FileLinks {
    Optional<String> url(FileId id);

    static FileLinks none() {
        return id -> Optional.empty();
    }

    /** The issue's own files, then those of the others. */
    static FileLinks of(Issue issue, RenderContext context) {
        MappingOptions options = context.options();
        Map<FileId, AttachedFile> own = new HashMap<>();
        for (Attachment file : issue.files()) {
            own.put(file.id(), AttachedFile.of(file));
        }
        return id -> Optional.ofNullable(own.get(id)).or(() -> context.file(id)).flatMap(options::fileUrl);
    }
}
