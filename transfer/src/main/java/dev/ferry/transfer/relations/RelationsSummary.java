package dev.ferry.transfer.relations;

import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationRow;
import dev.ferry.mapping.ledger.RelationState;
import java.util.List;

/** What a run did. For one thread. */
public final class RelationsSummary {
    private final RelationsPlan plan;
    private final RelationTally tally;
    private final Left left;
    private final long collisions;
    private final boolean stopped;

    /**
     * What is not done: begun and not known to be written, waiting for `rewrite`, held back for their closing dates as duplicates and
     * as not planned, and not asked for because the first ones were refused.
     */
    record Left(long unwritten, long unsettled, long held, long heldReasons, long unasked) {
        long all() {
            return unwritten + unsettled + held + heldReasons + unasked;
        }
    }

    RelationsSummary(RelationsPlan plan, RelationTally tally, Left left, long collisions, boolean stopped) {
        this.plan = plan;
        this.tally = tally;
        this.left = left;
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
        return tally.count(RelationState.SENDING) + left.unwritten();
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
        return left.unsettled();
    }

    /** Not closed as duplicates, because they would lose their closing dates. */
    public long held() {
        return left.held();
    }

    /** Not closed as not planned, for the same reason. */
    public long heldReasons() {
        return left.heldReasons();
    }

    /** Not asked to be closed as not planned, or to be locked, because the server refused the first ones. */
    public long unasked() {
        return left.unasked();
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
        return failures() + tally.count(RelationState.SENDING) + left.all() == 0;
    }
}
