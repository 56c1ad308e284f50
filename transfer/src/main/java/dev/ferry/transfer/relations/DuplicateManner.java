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

    /** Whether an issue is to be closed as a duplicate here. */
    boolean allows(boolean newDates) {
        return this != NOT_TAKEN && (this != NEW_DATE || newDates);
    }
}
