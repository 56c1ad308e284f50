package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import java.util.List;

/** What a run did. For one thread. */
public final class RelationsSummary {
    private final RelationsPlan plan;
    private final RelationTally tally;
    private final long unwritten;
    private final long unsettled;
    private final long held;
    private final long heldReasons;
    private final long collisions;
    private final boolean stopped;

    RelationsSummary(
            RelationsPlan plan,
            RelationTally tally,
            long unwritten,
            long unsettled,
            long held,
            long heldReasons,
            long collisions,
            boolean stopped) {
        this.plan = plan;
        this.tally = tally;
        this.unwritten = unwritten;
        this.unsettled = unsettled;
        this.held = held;
        this.heldReasons = heldReasons;
        this.collisions = collisions;
        this.stopped = stopped;
    }

    /** What there was to do before it. */
    public RelationsPlan plan() {
        return plan;
    }

    /** How many of one kind came to this state. */
    public long count(RelationKind kind, RelationState state) {
        return tally.count(kind, state);
    }

    /** Those that GitHub or a text says since this run. */
    public long set() {
        return tally.count(RelationState.PRESENT) + tally.count(RelationState.WRITTEN);
    }

    /** Those of which an issue was deleted or moved away. */
    public long gone() {
        return tally.count(RelationState.GONE);
    }

    /** Asked for or being written, and nobody knows what became of them. */
    public long unconfirmed() {
        return tally.count(RelationState.SENDING) + unwritten;
    }

    public long failures() {
        return tally.count(RelationState.FAILED);
    }

    /** The first of those that failed. */
    public List<RelationRow> failed() {
        return tally.failed();
    }

    /** To be written when `ferry rewrite` has gone through their issues. */
    public long unsettled() {
        return unsettled;
    }

    /** Not closed as duplicates, because they would lose their closing dates. */
    public long held() {
        return held;
    }

    /** Not closed as not planned, for the same reason. */
    public long heldReasons() {
        return heldReasons;
    }

    /** Closed with another reason, and have another closing date since. */
    public long newDates() {
        return tally.newDates();
    }

    /** Bodies that somebody edited between reading and writing. */
    public long collisions() {
        return collisions;
    }

    public boolean stopped() {
        return stopped;
    }

    /** Whether the same command, or another choice, is needed for what is left. */
    public boolean isWhole() {
        return failures() + unconfirmed() + unsettled + held + heldReasons == 0;
    }
}
