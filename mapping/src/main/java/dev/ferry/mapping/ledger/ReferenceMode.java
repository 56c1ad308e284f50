package dev.ferry.mapping.ledger;

import java.util.Locale;

/**
 * How a migration's texts name other issues until their references are rewritten. A migration keeps the one that it began with.
 * Stored in the ledger before the first issue is planned; immutable.
 */
public enum ReferenceMode {
    /** As the old tracker did: every reference is rewritten after the transfer. */
    LEGACY,
    /** By the numbers that the issues are expected to get: what comes as foreseen needs no rewriting. */
    FORECAST;

    private static final String NOTE = "import.references";

    /** As it is written in ferry.yaml and on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException with what can be written instead
     */
    public static ReferenceMode parse(String text) {
        return switch (text) {
            case "legacy" -> LEGACY;
            case "forecast" -> FORECAST;
            default -> throw new IllegalArgumentException("it is 'legacy' or 'forecast', not '" + text + "'");
        };
    }

    /** The migration's; that of the old tracker where nobody chose. */
    public static ReferenceMode of(MigrationView migration) {
        return migration.note(NOTE).map(ReferenceMode::valueOf).orElse(LEGACY);
    }

    /** Keeps the choice. */
    public void remember(MigrationLedger migration) {
        migration.putNote(NOTE, name());
    }
}
