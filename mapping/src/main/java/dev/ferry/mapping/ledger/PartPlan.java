package dev.ferry.mapping.ledger;

import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A part to be made: its origin, the hash of the text that is sent, and the messages whose beginnings it shows (the
 * issue's body often shows the first message, a joined comment several), by which links to messages find it.
 */
public record PartPlan(Origin origin, Sha256 text, List<MessageId> shows) {
    public PartPlan {
        shows = List.copyOf(shows);
    }

    /** A part that shows the message it was made from, or none when it is a continuation or an issue. */
    public static PartPlan of(Origin origin, Sha256 text) {
        return new PartPlan(origin, text, origin.begins().stream().toList());
    }

    /** The first message, which stands in the part's own row. */
    Optional<MessageId> firstShown() {
        return shows.stream().findFirst();
    }
}
