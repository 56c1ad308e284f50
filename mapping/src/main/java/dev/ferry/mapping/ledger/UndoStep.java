package dev.ferry.mapping.ledger;

import java.util.List;

/** What {@link Transition.Undo} tells of a migration that is taken back. */
public sealed interface UndoStep {
    /** Writes it. Only the ledger can call it: the parameter's type is its own. */
    void write(Steps steps);

    /** Confirmed: these issues are to be taken back in this way. What an earlier undo of the same place LEFT is forgotten. */
    record Begun(UndoPlace place, UndoWay way, List<UndoRow> issues) implements UndoStep {
        public Begun {
            issues = List.copyOf(issues);
        }

        @Override
        public void write(Steps steps) {
            UndoSteps.begun(steps, this);
        }
    }

    /** What became of an issue, or {@link UndoState#SENDING} before anything is asked for it. */
    record Told(UndoRow issue) implements UndoStep {
        @Override
        public void write(Steps steps) {
            UndoSteps.told(steps, this);
        }
    }

    /** Every issue was gone through; what is LEFT stays until the undo is asked for once more. */
    record Ended(UndoPlace place) implements UndoStep {
        @Override
        public void write(Steps steps) {
            UndoSteps.ended(steps, this);
        }
    }
}
