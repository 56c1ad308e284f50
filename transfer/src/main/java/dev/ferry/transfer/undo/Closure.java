package dev.ferry.transfer.undo;

import dev.ferry.github.IssueEdit;
import dev.ferry.github.IssueView;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.ledger.UndoRow;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoView;
import dev.ferry.mapping.ledger.UndoWay;
import java.util.List;
import java.util.Optional;

/**
 * Closes the issues that an undo was confirmed for, each by one edit that says how it is to be: closed, with a sentence in
 * its text that says why. So it can be looked at whether the edit took effect, and done as often as need be. For one thread.
 */
final class Closure {
    private static final int AT_ONCE = 100;
    private static final int MOST_TRIES = 4;
    private static final String NOT_PLANNED = "not_planned";

    private final UndoJob job;
    private final UndoView view;
    private final Look look;
    private final Told told;

    Closure(UndoJob job) {
        this.job = job;
        view = UndoView.of(job.ledger().view());
        look = new Look(job, UndoWay.CLOSE);
        told = new Told(job);
    }

    void run() throws InterruptedException {
        List<UndoRow> rows = view.open(job.place(), 0, AT_ONCE);
        while (!rows.isEmpty()) {
            for (UndoRow row : rows) {
                if (job.stop().isRaised()) {
                    return;
                }
                close(row);
            }
            rows = view.open(job.place(), 0, AT_ONCE);
        }
    }

    private void close(UndoRow row) throws InterruptedException {
        UndoRow now = row;
        String doubt = "";
        boolean withSentence = true;
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            // Before the look: what people write while the edit waits for its pace would be written over.
            job.github().graphQl().awaitTurn(1);
            Optional<IssueView> issue = look.lookUp(now, told);
            if (issue.isEmpty()) {
                told.commit();
                return;
            }
            String body = issue.get().body();
            if (MadeByUs.item(job.ledger().id(), body)
                    .filter(row.item()::equals)
                    .isEmpty()) {
                end(row.with(
                        UndoState.LEFT, "its text does not end with the marker of issue " + row.item() + " any more"));
                return;
            }
            if (isClosed(issue.get()) && (ClosingText.isIn(body) || !withSentence)) {
                end(row.with(UndoState.DONE, ""));
                return;
            }
            now = row.with(UndoState.SENDING, "");
            told.sending(List.of(row));
            IssueEdit edit = IssueEdit.none().closing(NOT_PLANNED);
            Outcome<IssueView> outcome = job.github()
                    .issues(job.repository())
                    .edit(row.number(), withSentence ? edit.withBody(ClosingText.in(body)) : edit);
            if (outcome instanceof Outcome.Done<IssueView>) {
                end(row.with(UndoState.DONE, ""));
                return;
            }
            if (outcome instanceof Outcome.Refused<IssueView> refused) {
                Refusal refusal = refused.refusal();
                if (refusal.category() == RefusalCategory.TEXT_TOO_LONG && withSentence) {
                    // There is no room for it; being closed is what matters.
                    withSentence = false;
                    continue;
                }
                if (refusal.category() != RefusalCategory.THROTTLED) {
                    end(row.with(UndoState.LEFT, refusal.describe()));
                    return;
                }
            }
            doubt = outcome.fold(done -> "", Refusal::describe, words -> words);
            job.surroundings().sleeper().sleep(Look.BETWEEN_TRIES);
        }
        end(row.with(UndoState.LEFT, "not closed in " + MOST_TRIES + " tries: " + doubt));
    }

    private static boolean isClosed(IssueView issue) {
        return issue.closed() && issue.stateReason().filter(NOT_PLANNED::equals).isPresent();
    }

    private void end(UndoRow row) {
        told.tell(row);
        told.commit();
    }
}
