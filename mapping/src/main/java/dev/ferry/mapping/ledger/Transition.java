package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happened, or that is about to be asked of the server, told to the ledger by
 * {@link MigrationLedger#commit}. What announces a request is committed before it, what an answer said after it. A
 * transition that its item's or part's state does not allow is a bug of ours: an IllegalStateException, and nothing of
 * its batch is written. Parts "in flight" are those that are SENDING, PENDING or UNCONFIRMED.
 */
public sealed interface Transition {
    /** Writes the new states. Only the ledger can call it: the parameter's type is its own. */
    void write(Steps steps);

    /**
     * PLANNED or IMPORTING -> IMPORTING: the item's first request is about to be sent; the first {@code inRequest} parts
     * travel in it (SENDING), the others come after it (PLANNED). Replaces the parts of an earlier attempt, none of which
     * may be on the server or still be waited for: UNCONFIRMED ones must have been looked for in vain.
     */
    record Sending(LegacyId item, List<PartPlan> parts, int inRequest) implements Transition {
        public Sending {
            parts = List.copyOf(parts);
            if (inRequest < 1 || inRequest > parts.size()) {
                throw new IllegalArgumentException(
                        "item " + item + ": a request of " + inRequest + " parts out of " + parts.size());
            }
        }

        @Override
        public void write(Steps steps) {
            ImportSteps.send(steps, this);
        }
    }

    /** SENDING -> PENDING: the server took the import and will tell the result under this id. */
    record Pending(LegacyId item, long importId) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.pending(steps, this);
        }
    }

    /** The item's request came to nothing, the server says: parts in flight -> PLANNED. The item stays as it is. */
    record NotMade(LegacyId item, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.notMade(steps, this);
        }
    }

    /**
     * SENDING or PENDING -> UNCONFIRMED: the outcome of the request is not known. {@code sent} is when it left, where that
     * is known and later than its announcement (it may have waited for a quota); the quiet time counts from there.
     */
    record Unconfirmed(LegacyId item, String why, Optional<Instant> sent) implements Transition {
        /** After a restart, when nobody knows more than the announcement. */
        public Unconfirmed(LegacyId item, String why) {
            this(item, why, Optional.empty());
        }

        @Override
        public void write(Steps steps) {
            ImportSteps.unconfirmed(steps, this);
        }
    }

    /** The issue is on staging: parts in flight -> PRESENT. The item stays IMPORTING, because parts are to follow. */
    record IssueMade(LegacyId item, StagingIssue issue) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.issueMade(steps, this);
        }
    }

    /** PLANNED or UNCONFIRMED -> SENDING: one part that follows the issue, a comment, is about to be sent. */
    record PartSending(LegacyId item, int ordinal, Sha256 text) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.sendPart(steps, this);
        }
    }

    /** SENDING or UNCONFIRMED -> PRESENT: the part is on the server. */
    record PartPresent(LegacyId item, int ordinal, Optional<CommentRef> comment) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.partPresent(steps, this);
        }
    }

    /**
     * IMPORTING -> IMPORTED: the issue is on staging with all its parts. Where {@link IssueMade} did not come before, it
     * says so of the parts in flight too; no part may be left over.
     */
    record Imported(LegacyId item, StagingIssue issue) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.imported(steps, this);
        }
    }

    /** The node id of an item's staging issue became known. */
    record StagingNode(LegacyId item, NodeId node) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.stagingNode(steps, this);
        }
    }

    /**
     * IMPORTED or MOVING -> PLANNED: the barrier did not find the issue on staging, or it was deleted there, or a second search
     * found it nowhere; it is to be made again. Also IMPORTING -> PLANNED, where the issue was made, lacks comments and was
     * deleted; never while it is in doubt whether the issue was made.
     */
    record Lost(LegacyId item, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            ImportSteps.lost(steps, this);
        }
    }

    /**
     * A newer archive was compared and has another record of the item, or lacks it: remembered until
     * {@link MigrationLedger#takeUp} takes it up. Changes nothing of the item and leaves no event.
     */
    record Found(LegacyId item, Optional<PlannedItem> newer) implements Transition {
        @Override
        public void write(Steps steps) {
            NewerSteps.found(steps, this);
        }
    }

    /**
     * An outdated item of which nothing is on staging any more, nor may be: IMPORTING, IMPORTED or FAILED -> PLANNED with the
     * record of the newer archive, or SKIPPED where that one lacks it. While its issue is in doubt, it can not be told.
     */
    record Anew(LegacyId item, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            NewerSteps.anew(steps, this);
        }
    }

    /**
     * The item's request was looked for in vain and is not sent again as it was, so parts in flight -> PLANNED. Unlike
     * {@link NotMade} nobody said that it was not made: from now on an issue that bears the item's marker may be of this
     * request, see {@link NewerArchiveView#missed}.
     */
    record Missed(LegacyId item) implements Transition {
        @Override
        public void write(Steps steps) {
            NewerSteps.missed(steps, this);
        }
    }

    /**
     * What is on staging for an IMPORTING or IMPORTED item may not be what was sent last: the item is outdated, to be made
     * anew from the record that it has.
     */
    record Untrusted(LegacyId item, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            NewerSteps.untrusted(steps, this);
        }
    }

    /** An outdated item stays as it is, because its issue is not where it was. */
    record LeftBehind(LegacyId item, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            NewerSteps.leftBehind(steps, this);
        }
    }

    /** PLANNED -> SKIPPED. */
    record Skipped(LegacyId item, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.skipped(steps, this);
        }
    }

    /** IMPORTED or MOVING -> MOVING: the item's transfer is about to be asked for (again, after a look-up). */
    record Moving(LegacyId item) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.moving(steps, this);
        }
    }

    /**
     * The item's issue is closed, can not be moved so, and is about to be opened for it; told with {@link Moving}. What it was
     * closed as and when counts from the first time it is told.
     */
    record Reopening(LegacyId item, Optional<String> reason, Optional<Instant> closedAt) implements Transition {
        @Override
        public void write(Steps steps) {
            ReopenSteps.reopening(steps, this);
        }
    }

    /** The item's issue is closed in the final repository as it was on staging. */
    record ClosedAgain(LegacyId item) implements Transition {
        @Override
        public void write(Steps steps) {
            ReopenSteps.closedAgain(steps, this);
        }
    }

    /** The item's issue was closed again and is open now: what had been asked for before was carried out after that. */
    record FoundOpen(LegacyId item) implements Transition {
        @Override
        public void write(Steps steps) {
            ReopenSteps.foundOpen(steps, this);
        }
    }

    /** MOVING -> IMPORTED: looked up, and it is still on staging. */
    record NotMoved(LegacyId item, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.notMoved(steps, this);
        }
    }

    /** MOVING -> MOVED: it has its final number. */
    record Moved(LegacyId item, FinalIssue issue) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.moved(steps, this);
        }
    }

    /** Where the item's comments are now, by ordinal: a transfer may give them new ids. The parts must be PRESENT. */
    record CommentsLocated(LegacyId item, Map<Integer, CommentRef> comments) implements Transition {
        public CommentsLocated {
            comments = Map.copyOf(comments);
        }

        @Override
        public void write(Steps steps) {
            ItemSteps.commentsLocated(steps, this);
        }
    }

    /** The part's text was changed on the server and has this hash now. The part must be PRESENT. */
    record Rewritten(LegacyId item, int ordinal, Sha256 text) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.rewritten(steps, this);
        }
    }

    /** MOVED or SETTLED -> SETTLED: its references are as they should be. */
    record Settled(LegacyId item) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.settled(steps, this);
        }
    }

    /** Any state but FAILED and SKIPPED -> FAILED. Parts stay as they are: tell {@link NotMade} or {@link Unconfirmed} before. */
    record Failed(LegacyId item, Failure failure) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.failed(steps, this);
        }
    }

    /** FAILED -> where the item can go on; see {@link ItemTransitions#afterRetry}. */
    record Requeued(LegacyId item) implements Transition {
        /** The note that keeps which items were sent before and are PLANNED again, until somebody has looked what is left of them. */
        public static final String RETRIED_IMPORTS = "retried.imports";

        @Override
        public void write(Steps steps) {
            ItemSteps.requeued(steps, this);
        }
    }

    /** The barrier found an issue on staging that no item owns. Telling it again changes nothing. */
    record Quarantined(StagingNumber number, Optional<Origin> origin, String why) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.quarantined(steps, this);
        }
    }

    /** Something worth remembering that changes no state, such as a stranger's issue taking a number in the final repository. */
    record Noted(Optional<LegacyId> item, String what, String detail) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.noted(steps, this);
        }
    }

    /**
     * A note in the same batch as what it tells of; see {@link MigrationLedger#putNote}. The one that leaves no event: it is
     * told again and again.
     */
    record Kept(String name, String value) implements Transition {
        @Override
        public void write(Steps steps) {
            ItemSteps.kept(steps, this);
        }
    }

    /** What becomes of one of the item's relations; SENDING before anything is asked for it. */
    record Related(RelationRow relation) implements Transition {
        @Override
        public void write(Steps steps) {
            RelationSteps.told(steps, relation);
        }
    }

    /** A step of taking the migration back. */
    record Undo(UndoStep step) implements Transition {
        @Override
        public void write(Steps steps) {
            step.write(steps);
        }
    }
}
