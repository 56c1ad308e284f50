package dev.ferry.mapping.ledger;

import java.util.Locale;
import java.util.Optional;

/**
 * How issues are made on staging. A migration keeps the one that it began with, for its texts depend on it. Stored in the
 * ledger before the first issue is planned; immutable.
 */
public enum ImportDriver {
    /** The issue import API: one request carries an issue with its comments, and their dates. */
    BULK,
    /** Plain issues and comments, each its own request; the server dates them, so the texts show the old dates. */
    REST;

    private static final String NOTE = "import.driver";

    /** As it is written in ferry.yaml and on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether issues and comments can be given the dates that they had. */
    public boolean setsDates() {
        return this == BULK;
    }

    /** The driver that the migration keeps to; empty while none was chosen. */
    public static Optional<ImportDriver> chosen(MigrationView migration) {
        return migration.note(NOTE).map(ImportDriver::valueOf);
    }

    /** The migration's driver: the bulk one where nobody chose, as in ledgers of the time when there was no other. */
    public static ImportDriver of(MigrationView migration) {
        return chosen(migration).orElse(BULK);
    }

    /** Keeps the choice. */
    public void remember(MigrationLedger migration) {
        migration.putNote(NOTE, name());
    }

    /** Keeps what was found out about a migration whose ledger is made anew. */
    public void remember(RecoveryDraft draft) {
        draft.note(NOTE, name());
    }
}
