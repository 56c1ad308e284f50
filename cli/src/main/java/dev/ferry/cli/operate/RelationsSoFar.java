package dev.ferry.cli.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.RelationView;
import java.util.Optional;

/** How many relations between issues {@code ferry relations} set, and of how many the outcome is open or was a refusal. */
record RelationsSoFar(long set, long open, long failed) {
    static final RelationsSoFar NONE = new RelationsSoFar(0, 0, 0);

    static RelationsSoFar of(MigrationView migration) {
        RelationView view = RelationView.of(migration);
        return new RelationsSoFar(
                view.count(RelationState.PRESENT) + view.count(RelationState.WRITTEN),
                view.count(RelationState.SENDING) + view.count(RelationState.TO_WRITE),
                view.count(RelationState.FAILED));
    }

    Optional<String> sentence() {
        return equals(NONE)
                ? Optional.empty()
                : Optional.of(Figures.count(set) + " set"
                        + (open == 0 ? "" : ", " + Figures.count(open) + " begun: `ferry relations` goes on")
                        + (failed == 0 ? "" : ", " + Figures.count(failed) + " failed: `ferry relations` names them"));
    }

    /** Adds nothing where none was begun. */
    void addTo(ObjectNode json) {
        if (!equals(NONE)) {
            json.putObject("relations").put("set", set).put("open", open).put("failed", failed);
        }
    }
}
