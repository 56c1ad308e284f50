package dev.ferry.mapping.ledger;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The table of a part's life. Back to PLANNED always means: the server said that it did not make it. */
final class PartTransitions {
    private static final Map<PartState, Set<PartState>> TABLE = Map.of(
            PartState.PLANNED, EnumSet.of(PartState.SENDING),
            PartState.SENDING,
                    EnumSet.of(PartState.PENDING, PartState.PRESENT, PartState.UNCONFIRMED, PartState.PLANNED),
            PartState.PENDING, EnumSet.of(PartState.PRESENT, PartState.UNCONFIRMED, PartState.PLANNED),
            PartState.UNCONFIRMED, EnumSet.of(PartState.PRESENT, PartState.SENDING, PartState.PLANNED),
            // To itself: rewritten, or its place in the final repository became known.
            PartState.PRESENT, EnumSet.of(PartState.PRESENT));

    private PartTransitions() {}

    static Set<PartState> allowed(PartState from) {
        return TABLE.getOrDefault(from, Set.of());
    }
}
