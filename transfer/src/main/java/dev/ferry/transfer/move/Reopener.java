package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Portion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Closed issues where the server refuses to move them. The first refusal is remembered in the ledger; from then on a closed
 * issue is opened by the mutation before its transfer and closed again after it, by {@link ClosingAgain}. What it was closed as is
 * committed before it is opened, so that it is closed again whoever stops the run in between. For one thread.
 */
final class Reopener {
    /** The note that says that closed issues are refused. */
    private static final String REFUSED = "transfer.closed.refused";

    private final TransferJob job;
    private final LookAhead lookAhead;
    private final Portion portion;
    /** Refused as closed though it looked open, or was opened: asked for a second time, not a third. */
    private final Set<LegacyId> askedAgain = new HashSet<>();

    private boolean reopens;

    Reopener(TransferJob job, LookAhead lookAhead, Portion portion) {
        this.job = job;
        this.lookAhead = lookAhead;
        this.portion = portion;
        reopens = job.closed() == ClosedPolicy.REOPEN
                && job.ledger().view().note(REFUSED).isPresent();
        if (reopens) {
            lookAhead.tellClosures();
        }
    }

    /** Whether a closed issue is opened before it is moved. */
    boolean areReopened() {
        return reopens;
    }

    /** What the item is to be opened from, where it is closed as far as the last look told. */
    Optional<LookAhead.Closure> closure(ItemRow item) {
        return reopens ? lookAhead.closure(item) : Optional.empty();
    }

    /** The first of these, at least one, that one document moves: at most so many changes, and there is room for closing, too. */
    List<ItemRow> fitting(List<ItemRow> batch, int changes) {
        int room = portion.next(changesInAll(batch));
        List<ItemRow> fitting = batch;
        while (fitting.size() > 1 && (changes(fitting) > changes || changesInAll(fitting) > room)) {
            fitting = fitting.subList(0, fitting.size() - 1);
        }
        return fitting;
    }

    /** How many changes the document makes that moves these. */
    int changes(List<ItemRow> batch) {
        return batch.size() + closedOnes(batch);
    }

    private int changesInAll(List<ItemRow> batch) {
        return changes(batch) + closedOnes(batch);
    }

    private int closedOnes(List<ItemRow> batch) {
        return (int) batch.stream().filter(item -> closure(item).isPresent()).count();
    }

    /** Whether an issue that was refused like this, and is on staging, is to be asked for once more, opened first. */
    boolean takesUp(LegacyId item, Refusal refusal, List<Transition> transitions) {
        if (refusal.category() != RefusalCategory.CLOSED
                || job.closed() == ClosedPolicy.FAIL
                || !askedAgain.add(item)) {
            return false;
        }
        reopens = true;
        // It may have been closed since the look.
        lookAhead.tellClosures();
        transitions.add(new Transition.NotMoved(item, refusal.describe()));
        transitions.add(new Transition.Kept(REFUSED, "yes"));
        return true;
    }
}
