package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.relations.WantedRelation;
import java.time.Instant;
import java.util.Optional;

/**
 * A relation of which both issues are in the final repository, and what the ledger knows of it; FAILED where it knows nothing; its
 * detail is the reason, where the issue is to be locked.
 * {@code closed} is when the issue was closed in the old tracker, if it was.
 */
record Task(ItemRow item, ItemRow target, RelationRow row, Way way, Optional<Instant> closed) {

    /** The same, about to be asked for. */
    Task sending(Optional<Instant> closedBefore) {
        return new Task(item, target, row.sending(closedBefore), way, closed);
    }

    /** The lock about to be asked for, for its reason. */
    Task locking() {
        return new Task(item, target, row.now(RelationState.SENDING, row.detail()), way, closed);
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

    WantedRelation relation() {
        return new WantedRelation(row.item(), row.kind(), row.target());
    }

    /** Whether it was asked for before, and nobody knows what became of it. */
    boolean inDoubt() {
        return row.state() == RelationState.SENDING;
    }
}
