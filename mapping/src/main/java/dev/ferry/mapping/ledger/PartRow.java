package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part as the ledger knows it. Ordinals count from 0, the issue; {@code announced} is when its last request was
 * announced: what that made is no older. {@code sent} is when it left, or since when it is in doubt where nobody knows that; the
 * quiet time of a reconciliation counts from there.
 */
public record PartRow(
        LegacyId item,
        int ordinal,
        Origin origin,
        PartState state,
        Sha256 text,
        Optional<MessageId> shows,
        Optional<Instant> sent,
        Optional<Instant> announced,
        OptionalLong importId,
        Optional<CommentRef> comment) {
    public PartKind kind() {
        return PartKind.of(origin);
    }
}
