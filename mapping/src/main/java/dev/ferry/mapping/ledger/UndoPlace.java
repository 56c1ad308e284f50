package dev.ferry.mapping.ledger;

/** One of the two repositories of a migration, as the place of which something is taken back. */
public enum UndoPlace {
    STAGING,
    TARGET
}
