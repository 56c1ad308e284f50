package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.IssueReader;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Shows what a {@link Rewrite} would change, and changes nothing on GitHub. For one thread and one plan. */
final class RewritePlan {
    private final RewriteJob job;
    private final MovedIssues issues;
    private final PeoplesHand people;
    private final CommentSearch comments;
    private final LeftAlone leftAlone;
    private final Consumer<PlannedEdit> shown;
    private final EditTally tally = new EditTally();
    private long seen;
    private long edits;
    private long edited;

    RewritePlan(RewriteJob job, LeftAlone leftAlone, Consumer<PlannedEdit> shown) {
        this.job = job;
        this.leftAlone = leftAlone;
        this.shown = shown;
        issues = new MovedIssues(job);
        people = new PeoplesHand(job.github(), job.ledger().view());
        comments = new CommentSearch(job, issues);
    }

    /** Of everything that was moved. */
    RewriteSummary ofAll() {
        comments.ofAll();
        var counts = job.ledger().view().counts();
        job.progress().begin("plan", counts.of(ItemState.MOVED) + counts.of(ItemState.SETTLED));
        for (List<ItemRow> chunk : new Chunks<>(job.ledger().view().arrived(), IssueReader.AT_ONCE)) {
            if (job.stop().isRaised()) {
                break;
            }
            look(chunk);
        }
        return summary();
    }

    /** Of one item that has its final number. */
    RewriteSummary of(ItemRow item) {
        comments.of(item);
        job.progress().begin("plan", 1);
        look(List.of(item));
        return summary();
    }

    private void look(List<ItemRow> items) {
        Map<LegacyId, MovedIssues.Moved> there = issues.read(items);
        for (ItemRow item : items) {
            MovedIssues.Moved moved = there.get(item.id());
            if (moved != null) {
                show(moved);
            }
        }
        job.progress().advance(items.size());
    }

    private void show(MovedIssues.Moved moved) {
        Proposal proposal = Proposal.of(job, people, moved);
        leftAlone.tell(moved, proposal);
        for (Edit edit : proposal.edits()) {
            tally.add(edit);
            shown.accept(new PlannedEdit(edit.item(), edit.origin(), edit.url(), edit.before(), edit.after()));
        }
        seen++;
        edits += proposal.edits().size();
        edited += proposal.edits().isEmpty() ? 0 : 1;
    }

    private RewriteSummary summary() {
        return new RewriteSummary(
                seen,
                edits,
                edited,
                leftAlone.unknown(),
                List.of(),
                List.of(),
                0,
                tally.figures(),
                job.stop().isRaised());
    }
}
