package dev.ferry.cli.session;

import dev.ferry.mapping.ledger.MigrationView;
import java.util.Optional;

/** The stage that a migration is in: the last one that was begun, as a note in the ledger says. */
public final class Stages {
    /** The note's name. */
    public static final String NOTE = "stage";

    private static final String BEFORE_IMPORT = "export";

    private Stages() {}

    /** The stage's name, which is its command's. */
    public static String of(Optional<MigrationView> migration) {
        return migration.map(known -> known.note(NOTE).orElse("import")).orElse(BEFORE_IMPORT);
    }
}
