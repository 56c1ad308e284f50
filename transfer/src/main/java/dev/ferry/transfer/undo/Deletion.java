package dev.ferry.transfer.undo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.ledger.UndoRow;
import dev.ferry.mapping.ledger.UndoState;
import dev.ferry.mapping.ledger.UndoView;
import dev.ferry.mapping.ledger.UndoWay;
import dev.ferry.transfer.reading.Mutation;
import dev.ferry.transfer.reading.Portion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes the issues that an undo was confirmed for, several in a document. Each is read directly before; one whose deletion
 * is in doubt, after a lost answer or a crash, is looked at before it is asked for again. For one thread.
 */
final class Deletion {
    private static final int MOST = 20;
    private static final int MOST_TRIES = 4;

    private final UndoJob job;
    private final UndoView view;
    private final Portion portion;
    private final Look look;
    private final Told told;
    private final Map<Integer, Integer> tries = new HashMap<>();
    /** Why the last try of an issue did not tell that it is deleted. */
    private final Map<Integer, String> why = new HashMap<>();

    private int most = MOST;

    Deletion(UndoJob job) {
        this.job = job;
        view = UndoView.of(job.ledger().view());
        portion = new Portion(job.github()::standing);
        look = new Look(job, UndoWay.DELETE);
        told = new Told(job);
    }

    void run() throws InterruptedException {
        while (!job.stop().isRaised()) {
            List<UndoRow> rows = view.open(job.place(), 0, portion.next(most));
            if (rows.isEmpty()) {
                return;
            }
            // Before the look, so that it is not minutes old when the request leaves.
            job.github().graphQl().awaitTurn(rows.size());
            List<UndoRow> there = look.stillThere(rows, told);
            if (!there.isEmpty()) {
                told.sending(there);
                delete(there);
                portion.sent(there.size());
            }
        }
    }

    private void delete(List<UndoRow> rows) throws InterruptedException {
        Mutation document = document(rows);
        Outcome<GraphQlAnswer> outcome =
                job.github().graphQl().mutate(document.text(), document.variables(), rows.size());
        List<UndoRow> doubtful = new ArrayList<>();
        Optional<Refusal> forbidden = Optional.empty();
        if (outcome instanceof Outcome.Done<GraphQlAnswer> done) {
            for (int place = 0; place < rows.size(); place++) {
                Outcome<JsonNode> part = done.value().part(alias(place));
                if (part instanceof Outcome.Done<JsonNode>) {
                    told.done(rows.get(place));
                } else {
                    doubtful.add(rows.get(place));
                    why.put(rows.get(place).number(), words(part));
                    forbidden = forbidden.or(() -> forbidden(part));
                }
            }
        } else {
            doubtful.addAll(rows);
            rows.forEach(row -> why.put(row.number(), words(outcome)));
            forbidden = forbidden(outcome);
            // One of them may be to blame: the others must not be held up by it.
            most = outcome instanceof Outcome.Refused<GraphQlAnswer> ? 1 : most;
        }
        told.commit();
        if (forbidden.isPresent()) {
            throw new RemoteException(
                    "deleting issues of " + job.repository() + " (only administrators may, and the organization's"
                            + " settings must allow it); `ferry undo --close` closes them instead",
                    forbidden.get());
        }
        if (!doubtful.isEmpty()) {
            giveUp(doubtful);
            job.surroundings().sleeper().sleep(Look.BETWEEN_TRIES);
        }
    }

    private void giveUp(List<UndoRow> doubtful) throws InterruptedException {
        List<UndoRow> last = doubtful.stream()
                .filter(row -> tries.merge(row.number(), 1, Integer::sum) == MOST_TRIES)
                .toList();
        if (last.isEmpty()) {
            return;
        }
        // The last try may have been carried out like any other.
        for (UndoRow row : look.stillThere(last, told)) {
            told.tell(row.with(
                    UndoState.LEFT, "not deleted in " + MOST_TRIES + " tries: " + why.getOrDefault(row.number(), "")));
        }
        told.commit();
    }

    private static String words(Outcome<?> outcome) {
        return outcome.fold(done -> "", Refusal::describe, doubt -> doubt);
    }

    private static <T> Optional<Refusal> forbidden(Outcome<T> outcome) {
        return outcome.fold(
                done -> Optional.<Refusal>empty(),
                refusal -> Optional.of(refusal).filter(one -> one.category() == RefusalCategory.FORBIDDEN),
                doubt -> Optional.<Refusal>empty());
    }

    private static Mutation document(List<UndoRow> rows) {
        Mutation mutation = new Mutation();
        for (int i = 0; i < rows.size(); i++) {
            mutation.variable("i" + i, "ID!", rows.get(i).node().value());
            mutation.part(alias(i), "deleteIssue(input: {issueId: $i" + i + "})", "clientMutationId");
        }
        return mutation;
    }

    private static String alias(int place) {
        return "d" + place;
    }
}
