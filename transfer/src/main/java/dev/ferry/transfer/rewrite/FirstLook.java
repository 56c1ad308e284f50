package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads every moved issue once, as many at a time as the server gives: learns where comments are, which references to messages
 * need, and settles those in which every reference is right already. Nothing is edited after it; what is left is read again
 * directly before its edits. How far it came is in the ledger. For one thread.
 */
final class FirstLook {
    private static final String LOOKED = "rewrite.looked";

    private final RewriteJob job;
    private final MovedIssues issues;
    private final PeoplesHand people;
    private final LeftAlone leftAlone;
    private long settled;

    FirstLook(RewriteJob job, MovedIssues issues, PeoplesHand people, LeftAlone leftAlone) {
        this.job = job;
        this.issues = issues;
        this.people = people;
        this.leftAlone = leftAlone;
    }

    /** Whether this map's look has come to its end. */
    boolean isDone() {
        return new Bookmark(job.ledger(), LOOKED).isDone();
    }

    /** Looks, or goes on looking; {@code again} is begun where what is settled may refer to what is learnt here. */
    void look(Bookmark again) {
        MigrationLedger ledger = job.ledger();
        Bookmark looked = new Bookmark(ledger, LOOKED);
        if (!looked.isSet()) {
            // What the look itself settles has no reference that waits for a comment's place, so this holds to its end.
            if (ledger.view().counts().of(ItemState.SETTLED) > 0
                    && ledger.view().moved().unlocated().iterator().hasNext()) {
                again.begin();
            }
            looked.begin();
        }
        job.progress().begin("look at texts", ledger.view().counts().of(ItemState.MOVED));
        for (List<ItemRow> chunk :
                new Chunks<>(ledger.view().items(ItemState.MOVED, looked.position()), IssueReader.AT_ONCE)) {
            if (job.stop().isRaised()) {
                return;
            }
            ledger.commit(lookAt(chunk));
            looked.passed(chunk.get(chunk.size() - 1).position());
            job.progress().advance(chunk.size());
        }
        looked.end();
    }

    private List<Transition> lookAt(List<ItemRow> chunk) {
        var there = issues.read(chunk).values();
        List<Transition> news = new ArrayList<>(issues.located(there));
        for (MovedIssues.Moved moved : there) {
            Proposal proposal = Proposal.of(job, people, moved);
            if (proposal.isRight() && !issues.lacksComments(moved)) {
                leftAlone.tell(moved, proposal);
                news.add(new Transition.Settled(moved.item().id()));
                settled++;
            }
        }
        return news;
    }

    /** How many issues it settled. */
    long settled() {
        return settled;
    }
}
