package dev.ferry.transfer.reading;

import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.CommentRef;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A comment as it stands on GitHub. {@code edited} is when it was last edited, by whoever did; an {@code author} whose account is
 * gone has no name.
 */
public record CommentText(
        NodeId node,
        long databaseId,
        URI url,
        String body,
        Instant created,
        Optional<String> author,
        Optional<Instant> edited,
        Optional<String> editor) {
    /** What the comment was made from, where its last line says so. */
    public Optional<Marker> marker() {
        return Marker.parse(body);
    }

    public CommentRef ref() {
        return new CommentRef(databaseId, Optional.of(node), Optional.of(url));
    }
}
