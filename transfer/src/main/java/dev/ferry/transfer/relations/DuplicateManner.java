package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.Transition;
import java.util.Locale;

/** What the server was seen to make of a closed issue that is closed as a duplicate. Kept in the ledger: it holds for all of them. */
enum DuplicateManner {
    /** Nobody has tried: the first one goes alone. */
    NOT_KNOWN,
    /** It is shown as a duplicate and keeps its closing date. */
    TAKEN,
    /** It is shown as a duplicate, and its closing date is that of the request. */
    NEW_DATE,
    /** It stays what it was. */
    NOT_TAKEN;

    static final String NOTE = "relations.duplicates";

    static DuplicateManner read(String note) {
        return note.isEmpty() ? NOT_KNOWN : valueOf(note.toUpperCase(Locale.ROOT));
    }

    Transition kept() {
        return new Transition.Kept(NOTE, name().toLowerCase(Locale.ROOT));
    }

    /** What is known after an issue was seen to become a duplicate, its date moved or not. */
    DuplicateManner after(boolean moved) {
        return moved ? NEW_DATE : this == NOT_KNOWN ? TAKEN : this;
    }

    /** What is known after one was seen to stay what it was: one that is an exception does not decide for the others. */
    DuplicateManner afterNone() {
        return this == NOT_KNOWN ? NOT_TAKEN : this;
    }
}
