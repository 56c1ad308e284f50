package dev.ferry.transfer.undo;

import dev.ferry.github.IssueEdit;
import dev.ferry.github.IssueView;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.ledger.UndoRow;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoView;
import dev.ferry.mapping.ledger.UndoWay;
import dev.ferry.transfer.rewrite.ReadBody;
import dev.ferry.transfer.rewrite.WatchedBodies;
import java.util.List;
import java.util.Optional;

/**
 * Closes the issues that an undo was confirmed for, each by one edit that says how it is to be: closed, with a sentence in
 * its text that says why. So it can be looked at whether the edit took effect, and done as often as need be. The server takes
 * no condition with an edit, so words that came between the look and the edit can not be spared; they are told. For one thread.
 */
final class Closure {
    /** As many are closed before it is looked whose words were replaced. */
    private static final int AT_ONCE = 20;

    private static final int MOST_TRIES = 4;
    private static final String NOT_PLANNED = "not_planned";
    /** The edits in this repository that were announced and not looked at. */
    private static final String UNDER_WAY = "undo.under-way.";

    private final UndoJob job;
    private final UndoView view;
    private final Look look;
    private final Told told;
    private final WatchedBodies bodies;

    Closure(UndoJob job) {
        this.job = job;
        view = UndoView.of(job.ledger().view());
        look = new Look(job, UndoWay.CLOSE);
        told = new Told(job);
        bodies = new WatchedBodies(job.ledger(), job.github(), UNDER_WAY + job.place(), job.collided());
    }

    /** Returns how many texts somebody edited between the look and the edit. */
    long run() throws InterruptedException {
        bodies.lookAtLastRun();
        List<UndoRow> rows = view.open(job.place(), 0, AT_ONCE);
        while (!rows.isEmpty()) {
            for (UndoRow row : rows) {
                if (job.stop().isRaised()) {
                    bodies.look();
                    return bodies.collisions();
                }
                close(row);
            }
            bodies.look();
            rows = view.open(job.place(), 0, AT_ONCE);
        }
        return bodies.collisions();
    }

    private void close(UndoRow row) throws InterruptedException {
        UndoRow now = row;
        String doubt = "";
        boolean withSentence = true;
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            // Before the look: what people write while the edit waits for its pace would be written over.
            job.github().graphQl().awaitTurn(1);
            Optional<IssueNow> issue = look.now(now, told);
            if (issue.isEmpty()) {
                told.commit();
                return;
            }
            String body = issue.get().text().body();
            if (Marker.issueIn(body, job.ledger().id())
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
            IssueEdit edit = edit(row, issue.get().text(), withSentence);
            Outcome<IssueView> outcome = job.github().issues(job.repository()).edit(row.number(), edit);
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

    /** What is to be asked for; it is announced. */
    private IssueEdit edit(UndoRow row, ReadBody text, boolean withSentence) {
        IssueEdit edit = IssueEdit.none().closing(NOT_PLANNED);
        if (!withSentence || ClosingText.isIn(text.body())) {
            told.sending(List.of(row));
            return edit;
        }
        String after = ClosingText.in(text.body());
        told.sending(row, bodies.announce(row.item(), text, after));
        return edit.withBody(after);
    }

    private static boolean isClosed(IssueNow issue) {
        return issue.reason().filter(NOT_PLANNED::equals).isPresent();
    }

    private void end(UndoRow row) {
        told.tell(row);
        told.commit();
    }
}
