package dev.ferry.transfer.undo;

import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.mapping.ledger.UndoRow;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoStep;
import dev.ferry.mapping.ledger.UndoView;
import dev.ferry.mapping.ledger.UndoWay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes back what a migration made in one repository: exactly the issues that were looked at and confirmed, which the ledger
 * holds from then on. Whoever stops it in between, it goes on where it was. Throws
 * {@link dev.ferry.github.RemoteException} where the server refuses everything alike. For one thread.
 */
public final class Undo {
    private final UndoJob job;

    public Undo(UndoJob job) {
        this.job = job;
    }

    /** Looks at what is there; changes nothing. */
    public UndoPreview find() {
        return new MadeByUs(job).find();
    }

    /** Somebody saw these and agreed. Nothing is asked of the server yet. */
    public void confirm(UndoWay way, List<MadeIssue> issues) {
        List<UndoRow> rows = issues.stream()
                .map(issue -> UndoRow.planned(job.place(), issue.number(), issue.node(), issue.item()))
                .toList();
        job.ledger().commit(new Transition.Undo(new UndoStep.Begun(job.place(), way, rows)));
    }

    /** Takes back what was confirmed and is not yet. */
    public UndoSummary run() throws InterruptedException {
        UndoView view = UndoView.of(job.ledger().view());
        UndoWay way = view.stand(job.place()).orElseThrow().way();
        Map<UndoState, Long> before = view.counts(job.place());
        job.progress()
                .begin(
                        (way == UndoWay.DELETE ? "delete in " : "close in ") + job.repository(),
                        before.values().stream().mapToLong(Long::longValue).sum());
        job.progress().advance(before.getOrDefault(UndoState.DONE, 0L) + before.getOrDefault(UndoState.GONE, 0L));
        long collisions = 0;
        if (way == UndoWay.DELETE) {
            new Deletion(job).run();
        } else {
            collisions = new Closure(job).run();
        }
        if (job.stop().isRaised()) {
            return summary(true, List.of(), collisions);
        }
        List<Integer> late = late();
        job.ledger().commit(new Transition.Undo(new UndoStep.Ended(job.place())));
        return summary(false, late, collisions);
    }

    private UndoSummary summary(boolean stopped, List<Integer> late, long collisions) {
        UndoView view = UndoView.of(job.ledger().view());
        Map<UndoState, Long> counts = view.counts(job.place());
        long otherwise = view.doneOtherwise(job.place());
        return new UndoSummary(
                stopped,
                counts.getOrDefault(UndoState.DONE, 0L) - otherwise,
                otherwise,
                counts.getOrDefault(UndoState.GONE, 0L),
                view.rows(job.place(), UndoState.LEFT),
                late,
                collisions);
    }

    /** A request whose answer was lost may make its issue after everything was looked at. */
    private List<Integer> late() throws InterruptedException {
        MigrationView migration = job.ledger().view();
        if (job.place() == UndoPlace.STAGING && migration.counts().of(ItemState.IMPORTING) > 0) {
            job.surroundings().sleeper().sleep(job.quiet());
        }
        UndoView view = UndoView.of(migration);
        Set<Integer> told = Set.of(UndoState.values()).stream()
                .flatMap(state -> view.rows(job.place(), state).stream())
                .map(UndoRow::number)
                .collect(Collectors.toSet());
        return find().made().stream()
                .map(MadeIssue::number)
                .filter(number -> !told.contains(number))
                .toList();
    }
}
