package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata of a file attached to an issue; {@code size} is in bytes. {@code content} is absent where the
 * tracker had lost the bytes or the export left them out. The name is the tracker's own and never a safe path.
 */
public record Attachment(
        FileId id,
        String name,
        Optional<String> mediaType,
        Optional<UserId> creator,
        Instant created,
        Optional<String> description,
        Optional<Sha256> content,
        long size,
        Optional<String> url,
        Map<String, JsonNode> extra) {
    public Attachment {
        extra = Extra.copyOf(extra);
    }

    /** The same file with another name and description. */
    public Attachment named(String other, Optional<String> words) {
        return new Attachment(id, other, mediaType, creator, created, words, content, size, url, extra);
    }
}
