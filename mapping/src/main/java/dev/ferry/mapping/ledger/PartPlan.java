package dev.ferry.mapping.ledger;

import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.Origin;
import java.util.Optional;

/**
 * A part to be made: its origin, the hash of the text that is sent, and the message whose beginning it shows (the
 * issue's body often shows the first message), by which links to messages find it.
 */
public record PartPlan(Origin origin, Sha256 text, Optional<MessageId> shows) {
    /** A part that shows the message it was made from, or none when it is a continuation or an issue. */
    public static PartPlan of(Origin origin, Sha256 text) {
        boolean beginsMessage = origin instanceof Origin.OfMessage && origin.piece() == 1;
        return new PartPlan(
                origin, text, beginsMessage ? Optional.of(((Origin.OfMessage) origin).message()) : Optional.empty());
    }
}
