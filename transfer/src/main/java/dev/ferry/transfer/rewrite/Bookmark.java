package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.util.Optional;

/**
 * How far a walk through the items has come, kept in the ledger so that a run that is killed again and again gets to
 * the end. It holds for one size of the ID map: when more has been moved, more references can be resolved and the walk
 * begins anew. An item that fails keeps its number, so that none that is moved later can make up for it in the size.
 */
final class Bookmark {
    private static final String DONE = "done";

    private final MigrationLedger ledger;
    private final String name;
    private final String map;

    Bookmark(MigrationLedger ledger, String name) {
        this.ledger = ledger;
        this.name = name;
        map = ledger.view().moved().count() + " ";
    }

    /** Whether a walk with this map was begun, or has ended. */
    boolean isSet() {
        return value().isPresent();
    }

    boolean isDone() {
        return value().filter(DONE::equals).isPresent();
    }

    /** Where to go on: after the last item of which {@link #passed} was told. */
    LegacyPosition position() {
        return value().map(LegacyPosition::new).orElse(LegacyPosition.START);
    }

    void begin() {
        passed(LegacyPosition.START);
    }

    void passed(LegacyPosition last) {
        ledger.putNote(name, map + last.key());
    }

    void end() {
        ledger.putNote(name, map + DONE);
    }

    private Optional<String> value() {
        return ledger.view().note(name).filter(note -> note.startsWith(map)).map(note -> note.substring(map.length()));
    }
}
