package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One message of an issue. {@code body} is absent where the tracker had lost the content. */
public record Message(
        MessageId id,
        Optional<UserId> author,
        Instant date,
        Optional<MessageBody> body,
        List<FileId> files,
        Map<String, JsonNode> extra) {
    public Message {
        files = List.copyOf(files);
        extra = Map.copyOf(extra);
    }
}
