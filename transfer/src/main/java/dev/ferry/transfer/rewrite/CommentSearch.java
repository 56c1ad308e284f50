package dev.ferry.transfer.rewrite;

import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.IssueReader;
import java.util.List;

/** Tells the ledger where comments are, which references to messages need. For one thread. */
final class CommentSearch {
    private final RewriteJob job;
    private final MovedIssues issues;

    CommentSearch(RewriteJob job, MovedIssues issues) {
        this.job = job;
        this.issues = issues;
    }

    /** Looks for those of all moved issues that the ledger does not know, until it is stopped. */
    void ofAll() {
        job.progress().begin("locate comments", job.ledger().view().counts().of(ItemState.MOVED));
        for (List<ItemRow> chunk : new Chunks<>(job.ledger().view().moved().unlocated(), IssueReader.AT_ONCE)) {
            if (job.stop().isRaised()) {
                return;
            }
            learn(issues.locateComments(chunk));
            job.progress().advance(chunk.size());
        }
    }

    /** Looks for those of this item that the ledger does not know. */
    void of(ItemRow item) {
        learn(issues.locateComments(List.of(item)));
    }

    /** What was settled before may refer to comments that are located only now, so it is gone through again. */
    void learn(List<Transition> located) {
        if (!located.isEmpty() && job.ledger().view().counts().of(ItemState.SETTLED) > 0) {
            // Before the ledger knows: whoever is killed in between must not take it for old news.
            new Bookmark(job.ledger(), Rewrite.AGAIN).begin();
        }
        job.ledger().commit(located);
    }
}
