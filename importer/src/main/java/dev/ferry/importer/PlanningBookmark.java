package dev.ferry.importer;

import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.ledger.MigrationLedger;

/**
 * How far planning came, in the ledger: a run that is killed in the middle of a large archive is gone on with. It is
 * worth something only for the same archive and the same selection.
 */
final class PlanningBookmark {
    private static final String NOTE = "import.planning";

    private final MigrationLedger ledger;
    private final String key;
    private LegacyPosition position = LegacyPosition.START;
    private long taken;

    private PlanningBookmark(MigrationLedger ledger, String key) {
        this.ledger = ledger;
        this.key = key;
    }

    static PlanningBookmark of(ImportJob job, Selection selection) {
        String key = job.archive().digest().hex() + " " + selection;
        PlanningBookmark bookmark = new PlanningBookmark(job.ledger(), key);
        job.ledger().view().note(NOTE).ifPresent(bookmark::read);
        return bookmark;
    }

    private void read(String note) {
        String[] lines = note.split("\n", -1);
        if (lines.length == 3 && lines[0].equals(key)) {
            position = new LegacyPosition(lines[1]);
            taken = Long.parseLong(lines[2]);
        }
    }

    /** Whether an earlier run was in the middle of this. */
    boolean isSet() {
        return taken > 0;
    }

    /** All up to this place is planned. */
    LegacyPosition position() {
        return position;
    }

    /** How many the selection held so far. */
    long taken() {
        return taken;
    }

    void passed(LegacyPosition place, int planned) {
        position = place;
        taken += planned;
        ledger.putNote(NOTE, key + "\n" + position.key() + "\n" + taken);
    }

    /** The next run plans from the beginning again: what is planned may be asked for once more. */
    void end() {
        ledger.putNote(NOTE, "");
    }
}
