package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one relation of an item. {@code closedBefore} is when an issue was closed before it was to be closed with
 * another reason: known while that is under way, and of one that is PRESENT where the server took another date. {@code detail} says
 * why it FAILED, or why it is text; of a lock that is SENDING or PRESENT, the words of its reason, if it has one.
 */
public record RelationRow(
        LegacyId item,
        RelationKind kind,
        LegacyId target,
        RelationState state,
        Optional<Instant> closedBefore,
        String detail) {
    /** What it says, without the item. */
    public String words() {
        return kind.words() + (kind.isOfOneIssue() ? "" : " " + target);
    }

    /** The same relation in another state. */
    public RelationRow now(RelationState next, String why) {
        return new RelationRow(item, kind, target, next, Optional.empty(), why);
    }

    /** The same about to be asked for. */
    public RelationRow sending(Optional<Instant> closed) {
        return new RelationRow(item, kind, target, RelationState.SENDING, closed, "");
    }

    /** GitHub knows it, and took another closing date than this. */
    public RelationRow presentWithNewDate(Optional<Instant> closed) {
        return new RelationRow(item, kind, target, RelationState.PRESENT, closed, "");
    }
}
