package dev.ferry.mapping.render;

import dev.ferry.archive.MessageId;
import dev.ferry.mapping.Origin;
import java.time.Instant;
import java.util.List;

/**
 * A comment as it is to be on GitHub, and what it is made from: {@code shows} are the messages that begin in it, in their order; of
 * a joined comment, which has more than one part, the origin is its first part's.
 */
public record RenderedComment(Origin origin, String body, Instant createdAt, List<MessageId> shows, boolean joined) {
    public RenderedComment {
        shows = List.copyOf(shows);
    }
}
