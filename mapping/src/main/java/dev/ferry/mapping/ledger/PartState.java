package dev.ferry.mapping.ledger;

/** How far a part has come. What may follow what stands in {@link PartTransitions}. */
public enum PartState {
    PLANNED,
    SENDING,
    PENDING,
    UNCONFIRMED,
    PRESENT;

    /** Whether a part may go from this state to the other. */
    public boolean mayBecome(PartState next) {
        return PartTransitions.allowed(this).contains(next);
    }

    /** Whether a request was begun and its outcome is not known. */
    public boolean isInFlight() {
        return this == SENDING || this == PENDING || this == UNCONFIRMED;
    }
}
