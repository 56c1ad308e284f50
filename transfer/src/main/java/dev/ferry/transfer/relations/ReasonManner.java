package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.Transition;
import java.util.Locale;

/** What the server was seen to make of a closed issue that is closed with another reason. Kept in the ledger: it holds for all of them. */
enum ReasonManner {
    /** Nobody has tried: the first one goes alone. */
    NOT_KNOWN,
    /** It is shown with the reason and keeps its closing date. */
    TAKEN,
    /** It is shown with the reason, and its closing date is that of the request. */
    NEW_DATE,
    /** It stays what it was. */
    NOT_TAKEN;

    static ReasonManner read(String note) {
        return note.isEmpty() ? NOT_KNOWN : valueOf(note.toUpperCase(Locale.ROOT));
    }

    Transition kept(ClosedAs reason) {
        return new Transition.Kept(reason.note(), name().toLowerCase(Locale.ROOT));
    }

    /** What is known after an issue was seen to get the reason, its date moved or not. */
    ReasonManner after(boolean moved) {
        return moved ? NEW_DATE : this == NOT_KNOWN ? TAKEN : this;
    }

    /** What is known after one was seen to stay what it was: one that is an exception does not decide for the others. */
    ReasonManner afterNone() {
        return this == NOT_KNOWN ? NOT_TAKEN : this;
    }
}
