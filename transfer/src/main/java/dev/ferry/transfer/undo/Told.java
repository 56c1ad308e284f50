package dev.ferry.transfer.undo;

import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.ledger.UndoRow;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoStep;
import java.util.ArrayList;
import java.util.List;

/** What is to be told to the ledger of an undo, several issues in a commit. For one thread. */
final class Told {
    private final UndoJob job;
    private final List<Transition> due = new ArrayList<>();

    Told(UndoJob job) {
        this.job = job;
    }

    /** Commits that these are asked for, before they are. */
    void sending(List<UndoRow> rows) {
        rows.forEach(row -> add(row.with(UndoState.SENDING, "")));
        commit();
    }

    /** The same of one, together with what else has to be known before. */
    void sending(UndoRow row, List<Transition> beside) {
        due.addAll(beside);
        sending(List.of(row));
    }

    void done(UndoRow row) {
        tell(row.with(UndoState.DONE, ""));
    }

    /** An end; committed with the others of its batch. */
    void tell(UndoRow row) {
        add(row);
        job.progress().advance(1);
    }

    private void add(UndoRow row) {
        due.add(new Transition.Undo(new UndoStep.Told(row)));
    }

    void commit() {
        if (!due.isEmpty()) {
            job.ledger().commit(due);
            due.clear();
        }
    }
}
