package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part as the ledger knows it. Ordinals count from 0, the issue; {@code sent} is when its last request was
 * announced, from which the quiet time of a reconciliation counts.
 */
public record PartRow(
        LegacyId item,
        int ordinal,
        Origin origin,
        PartState state,
        Sha256 text,
        Optional<MessageId> shows,
        Optional<Instant> sent,
        OptionalLong importId,
        Optional<CommentRef> comment) {
    public PartKind kind() {
        return PartKind.of(origin);
    }
}
