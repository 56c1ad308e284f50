package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.transfer.reading.IssueStand;

/** The reasons that issues get which were closed in the old tracker: an import can only say that they are closed. */
enum ClosedAs {
    DUPLICATE(RelationKind.DUPLICATE_OF, "relations.duplicates"),
    NOT_PLANNED(RelationKind.NOT_PLANNED, "relations.not-planned");

    private final RelationKind kind;
    private final String note;

    ClosedAs(RelationKind kind, String note) {
        this.kind = kind;
        this.note = note;
    }

    RelationKind kind() {
        return kind;
    }

    /** Under what the ledger keeps how the server takes it. */
    String note() {
        return note;
    }

    /** Whether a line of text says it where the server does not. */
    boolean isWritten() {
        return this == DUPLICATE;
    }

    /** Whether it is so. */
    boolean isReached(IssueStand stand) {
        return stand.closed() && stand.reason().filter(name()::equals).isPresent();
    }
}
