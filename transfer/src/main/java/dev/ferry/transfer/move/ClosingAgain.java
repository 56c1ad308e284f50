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
import dev.ferry.mapping.ledger.ReopenedRow;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.Portion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Closes issues again, with their reason, that were opened to be moved. Which those are, and what they were closed as, is in the
 * ledger since before they were opened. For one thread.
 */
final class ClosingAgain {
    private static final int MOST = 20;
    private static final int LOOKED_AT_ONCE = 100;
    /** A wait is taken in slices, so that a stop takes hold soon. */
    private static final Duration SLICE = Duration.ofMillis(500);
    /** What is in doubt is looked at and closed so often before it is left to the next run. */
    private static final int MOST_ROUNDS = 5;

    private static final String QUERY = """
            query($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { id closed } } }
            """;

    private final TransferJob job;
    private final Portion portion;
    /** Refused to be closed: left to the next run. */
    private final Set<LegacyId> givenUp = new HashSet<>();

    private final Set<LegacyId> closedAgain = new HashSet<>();
    private boolean inDoubt = true;
    private int mostAtOnce = MOST;

    ClosingAgain(TransferJob job, Portion portion) {
        this.job = job;
        this.portion = portion;
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

    /**
     * Looks once more at what was closed again while an earlier document, whose answer was lost, could still open it; waits until
     * none can, and closes what is open.
     */
    void makeSure() throws InterruptedException {
        List<ReopenedRow> early = closedTooSoon();
        Optional<Instant> last =
                early.stream().flatMap(row -> row.inDoubt().stream()).max(Comparator.naturalOrder());
        if (last.isPresent() && awaitTime(last.get().plus(job.quiet()))) {
            look(early);
            closeAgain();
        }
    }

    /** Returns whether it has come: a stop ends the wait. */
    private boolean awaitTime(Instant time) throws InterruptedException {
        Clock clock = job.surroundings().clock();
        while (!job.stop().isRaised()) {
            Duration left = Duration.between(clock.instant(), time);
            if (left.isNegative() || left.isZero()) {
                return true;
            }
            job.surroundings().sleeper().sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
        }
        return false;
    }

    private List<ReopenedRow> stillOpen() {
        return notGivenUp(openNow());
    }

    private List<ReopenedRow> openNow() {
        return ReopenedView.of(job.ledger().view()).stillOpen();
    }

    private List<ReopenedRow> closedTooSoon() {
        return notGivenUp(ReopenedView.of(job.ledger().view()).closedTooSoon(job.quiet()));
    }

    private List<ReopenedRow> notGivenUp(List<ReopenedRow> rows) {
        return rows.stream().filter(row -> !givenUp.contains(row.item())).toList();
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
                LegacyId item = some.get(place).item();
                boolean isClosed = nodes.path(place).path("closed").asBoolean();
                transitions.add(isClosed ? new Transition.ClosedAgain(item) : new Transition.FoundOpen(item));
            }
            commit(transitions);
        }
    }

    private void close(List<ReopenedRow> rows) {
        int from = 0;
        while (from < rows.size() && !job.stop().isRaised()) {
            List<ReopenedRow> some = rows.subList(from, Math.min(rows.size(), from + portion.next(mostAtOnce)));
            from += some.size();
            ClosingDocument document = ClosingDocument.of(some);
            Outcome<GraphQlAnswer> outcome = job.github()
                    .graphQl()
                    .mutate(document.text(), document.variables(), some.size(), List.of(job.target()));
            portion.sent(some.size());
            List<Transition> transitions = new ArrayList<>();
            if (outcome instanceof Outcome.Done<GraphQlAnswer> done) {
                for (int place = 0; place < some.size(); place++) {
                    answered(some.get(place), done.value().part(ClosingDocument.alias(place)), transitions);
                }
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer> no && some.size() == 1) {
                giveUp(some.get(0), no.refusal(), transitions);
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer>) {
                // One of them is to blame: the others must not stay open for it.
                mostAtOnce = 1;
            } else {
                inDoubt = true;
            }
            commit(transitions);
        }
    }

    private void answered(ReopenedRow row, Outcome<JsonNode> part, List<Transition> transitions) {
        if (part instanceof Outcome.Done<JsonNode>) {
            transitions.add(new Transition.ClosedAgain(row.item()));
        } else if (part instanceof Outcome.Refused<JsonNode> no
                && no.refusal().category() != RefusalCategory.THROTTLED) {
            giveUp(row, no.refusal(), transitions);
        } else {
            inDoubt = true;
        }
    }

    private void giveUp(ReopenedRow row, Refusal refusal, List<Transition> transitions) {
        givenUp.add(row.item());
        transitions.add(new Transition.Noted(Optional.of(row.item()), "not closed again", refusal.describe()));
    }

    private void commit(List<Transition> transitions) {
        for (Transition transition : transitions) {
            if (transition instanceof Transition.ClosedAgain again) {
                closedAgain.add(again.item());
            }
        }
        if (!transitions.isEmpty()) {
            job.ledger().commit(transitions);
        }
    }

    /** How many were closed again in this run, and how many are open in the final repository that were closed. */
    TransferSummary.Reopened summary() {
        return new TransferSummary.Reopened(closedAgain.size(), openNow().size());
    }
}
