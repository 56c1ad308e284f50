package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ReopenedRow;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.Portion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Closed issues where the server refuses to move them. The first refusal is remembered in the ledger; from then on a closed
 * issue is opened by the mutation before its transfer and closed again, with its reason, after it. What it was closed as is
 * committed before it is opened, so that it is closed again whoever stops the run in between. For one thread.
 */
final class ClosedOnes {
    /** The note that says that closed issues are refused. */
    private static final String REFUSED = "transfer.closed.refused";

    private static final int MOST = 20;
    private static final int LOOKED_AT_ONCE = 100;
    /** What is in doubt is looked at and closed so often before it is left to the next run. */
    private static final int MOST_ROUNDS = 5;

    private static final String QUERY = """
            query($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { id closed } } }
            """;

    private final TransferJob job;
    private final Foresight foresight;
    private final Portion portion;
    /** Refused as closed though it looked open, or was opened: asked for a second time, not a third. */
    private final Set<LegacyId> askedAgain = new HashSet<>();

    private final Set<LegacyId> refused = new HashSet<>();
    private boolean reopens;
    private boolean inDoubt = true;
    private int most = MOST;
    private long closed;

    ClosedOnes(TransferJob job, Foresight foresight) {
        this.job = job;
        this.foresight = foresight;
        portion = new Portion(job.github()::standing);
        reopens = job.closed() == ClosedIssues.REOPEN
                && job.ledger().view().note(REFUSED).isPresent();
    }

    /** Whether a closed issue is opened before it is moved. */
    boolean areReopened() {
        return reopens;
    }

    /** What the item is to be opened from, where it is closed as far as the last look told. */
    Optional<Foresight.Closure> closure(ItemRow item) {
        return reopens ? foresight.closure(item) : Optional.empty();
    }

    /** The first of these whose modifications are no more than that many: opening counts as well. */
    List<ItemRow> fitting(List<ItemRow> batch, int modifications) {
        int sum = 0;
        for (int place = 0; place < batch.size(); place++) {
            sum += weight(batch.get(place));
            if (sum > modifications && place > 0) {
                return batch.subList(0, place);
            }
        }
        return batch;
    }

    int weight(ItemRow item) {
        return closure(item).isPresent() ? 2 : 1;
    }

    /** Whether an issue that was refused like this, and is on staging, is to be asked for once more, opened first. */
    boolean takesUp(LegacyId item, Refusal refusal, List<Transition> transitions) {
        if (refusal.category() != RefusalCategory.CLOSED
                || job.closed() == ClosedIssues.FAIL
                || !askedAgain.add(item)) {
            return false;
        }
        reopens = true;
        // It may have been closed since the look.
        foresight.forget();
        transitions.add(new Transition.NotMoved(item, refusal.describe()));
        transitions.add(new Transition.Kept(REFUSED, "yes"));
        return true;
    }

    /** Closes what was moved and is open still. What is in doubt, after a crash too, is looked at before it is asked for. */
    void closeAgain() {
        List<ReopenedRow> open = stillOpen();
        for (int round = 0;
                !open.isEmpty() && round < MOST_ROUNDS && !job.stop().isRaised();
                round++) {
            if (inDoubt) {
                look(open);
                open = stillOpen();
            }
            inDoubt = false;
            close(open);
            open = stillOpen();
        }
    }

    private List<ReopenedRow> stillOpen() {
        return ReopenedView.of(job.ledger().view()).stillOpen().stream()
                .filter(row -> !refused.contains(row.item()))
                .toList();
    }

    private void look(List<ReopenedRow> rows) {
        for (List<ReopenedRow> some : new Chunks<>(rows, LOOKED_AT_ONCE)) {
            ObjectNode variables = JsonNodeFactory.instance.objectNode();
            ArrayNode ids = variables.putArray("ids");
            some.forEach(row -> ids.add(row.node().value()));
            JsonNode nodes =
                    job.github().graphQl().query(QUERY, variables).data().path("nodes");
            List<Transition> transitions = new ArrayList<>();
            for (int place = 0; place < some.size(); place++) {
                if (nodes.path(place).path("closed").asBoolean()) {
                    transitions.add(new Transition.ClosedAgain(some.get(place).item()));
                }
            }
            commit(transitions);
        }
    }

    private void close(List<ReopenedRow> rows) {
        int from = 0;
        while (from < rows.size() && !job.stop().isRaised()) {
            List<ReopenedRow> some = rows.subList(from, Math.min(rows.size(), from + portion.next(most)));
            from += some.size();
            ClosingDocument document = ClosingDocument.of(some);
            Outcome<GraphQlAnswer> outcome =
                    job.github().graphQl().mutate(document.text(), document.variables(), some.size());
            portion.sent(some.size());
            List<Transition> transitions = new ArrayList<>();
            if (outcome instanceof Outcome.Done<GraphQlAnswer> done) {
                for (int place = 0; place < some.size(); place++) {
                    closed(some.get(place), done.value().part(ClosingDocument.alias(place)), transitions);
                }
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer> no && some.size() == 1) {
                refused(some.get(0), no.refusal(), transitions);
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer>) {
                // One of them is to blame: the others must not stay open for it.
                most = 1;
            } else {
                inDoubt = true;
            }
            commit(transitions);
        }
    }

    private void closed(ReopenedRow row, Outcome<JsonNode> part, List<Transition> transitions) {
        if (part instanceof Outcome.Done<JsonNode>) {
            transitions.add(new Transition.ClosedAgain(row.item()));
        } else if (part instanceof Outcome.Refused<JsonNode> no
                && no.refusal().category() != RefusalCategory.THROTTLED) {
            refused(row, no.refusal(), transitions);
        } else {
            inDoubt = true;
        }
    }

    private void refused(ReopenedRow row, Refusal refusal, List<Transition> transitions) {
        refused.add(row.item());
        transitions.add(new Transition.Noted(Optional.of(row.item()), "not closed again", refusal.describe()));
    }

    private void commit(List<Transition> transitions) {
        closed += transitions.stream()
                .filter(Transition.ClosedAgain.class::isInstance)
                .count();
        if (!transitions.isEmpty()) {
            job.ledger().commit(transitions);
        }
    }

    /** How many were closed again in this run. */
    long closed() {
        return closed;
    }

    /** How many are open in the final repository that were closed. */
    int leftOpen() {
        return ReopenedView.of(job.ledger().view()).stillOpen().size();
    }
}
