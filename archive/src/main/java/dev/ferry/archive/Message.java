package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message of an issue. {@code body} is absent where the tracker had lost the content; {@code url} where the
 * tracker has no page for a single message.
 */
public record Message(
        MessageId id,
        Optional<UserId> author,
        Instant date,
        Optional<MessageBody> body,
        List<FileId> files,
        Optional<String> url,
        Map<String, JsonNode> extra) {
    public Message {
        files = List.copyOf(files);
        extra = Extra.copyOf(extra);
    }

    /** A message without a page of its own. */
    public Message(
            MessageId id,
            Optional<UserId> author,
            Instant date,
            Optional<MessageBody> body,
            List<FileId> files,
            Map<String, JsonNode> extra) {
        this(id, author, date, body, files, Optional.empty(), extra);
    }
}
