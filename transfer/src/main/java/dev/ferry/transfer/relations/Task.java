package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import java.time.Instant;
import java.util.Optional;

/** A relation of which both issues are in the final repository, and what the ledger knows of it; FAILED at first where it knows nothing. */
record Task(ItemRow item, ItemRow target, RelationRow row, Way way) {

    /** The same, about to be asked for. */
    Task sending(Optional<Instant> closedBefore) {
        return new Task(item, target, row.sending(closedBefore), way);
    }

    RelationKind kind() {
        return row.kind();
    }

    FinalIssue from() {
        return item.finalIssue().orElseThrow();
    }

    FinalIssue to() {
        return target.finalIssue().orElseThrow();
    }

    /** Whether it was asked for before, and nobody knows what became of it. */
    boolean inDoubt() {
        return row.state() == RelationState.SENDING;
    }
}
