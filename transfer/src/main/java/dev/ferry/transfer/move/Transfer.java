package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.Whereabouts.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves imported issues to the final repository in legacy order, one batch after the other. Stopped or killed at any
 * moment it goes on where it was: an item whose outcome is unknown is looked up before anything is sent again, and a
 * transfer that is asked for twice can not take effect twice. For one thread; one run at a time for a ledger.
 */
public final class Transfer {
    private static final int MOST_TROUBLE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final TransferJob job;
    private final Whereabouts whereabouts;
    private final BatchSize batchSize = new BatchSize();
    private final Numbers numbers;
    private final Clock clock;
    private final Set<LegacyId> deferred = new LinkedHashSet<>();
    private final List<LegacyId> failed = new ArrayList<>();
    private long moved;
    private int trouble;

    public Transfer(TransferJob job) {
        this.job = job;
        whereabouts = new Whereabouts(job);
        numbers = Numbers.after(job.ledger().view());
        clock = job.surroundings().clock();
    }

    /** Moves all that is imported. Throws {@link dev.ferry.github.RemoteException} when the server refuses the run as a whole. */
    public TransferSummary run() throws InterruptedException {
        String targetNode = job.github().repository(job.target()).nodeId();
        var counts = job.ledger().view().counts();
        job.progress().begin("transfer", counts.of(ItemState.IMPORTED) + counts.of(ItemState.MOVING));
        takeUp();
        boolean lastRound = false;
        while (!job.stop().isRaised() && !mustStop()) {
            List<ItemRow> batch = next(lastRound);
            if (batch.isEmpty()) {
                if (lastRound || deferred.isEmpty()) {
                    break;
                }
                lastRound = true;
                continue;
            }
            send(batch, targetNode, lastRound);
        }
        return new TransferSummary(
                moved,
                failed,
                numbers.outOfOrder(),
                numbers.strangers(),
                job.stop().isRaised());
    }

    private boolean mustStop() {
        return job.onFailure() == OnFailure.STOP && !failed.isEmpty();
    }

    /** What an earlier run announced and did not see the end of. */
    private void takeUp() {
        List<ItemRow> moving = new ArrayList<>();
        job.ledger().view().items(ItemState.MOVING).forEach(moving::add);
        moving.forEach(item -> lookUp(item, "the run ended before the answer"));
    }

    private List<ItemRow> next(boolean lastRound) {
        List<ItemRow> batch = new ArrayList<>();
        LegacyPosition after = LegacyPosition.START;
        while (batch.size() < batchSize.now()) {
            List<ItemRow> page = job.ledger().view().next(ItemState.IMPORTED, after, batchSize.now());
            if (page.isEmpty()) {
                break;
            }
            page.stream()
                    .filter(item -> lastRound || !deferred.contains(item.id()))
                    .limit(batchSize.now() - batch.size())
                    .forEach(batch::add);
            after = page.get(page.size() - 1).position();
        }
        return batch;
    }

    private void send(List<ItemRow> batch, String targetNode, boolean lastRound) throws InterruptedException {
        List<NodeId> nodes = batch.stream().map(Transfer::node).toList();
        TransferDocument document = TransferDocument.of(nodes, targetNode);
        // Before asking: a lost answer must leave a trace.
        job.ledger()
                .commit(batch.stream()
                        .map(item -> new Transition.Moving(item.id()))
                        .toList());
        Instant asked = clock.instant();
        Outcome<GraphQlAnswer> outcome =
                job.github().graphQl().mutate(document.text(), document.variables(), batch.size());
        boolean whole = outcome.fold(
                answer -> answered(batch, answer, lastRound),
                refusal -> refused(batch, refusal, lastRound),
                doubt -> unknown(batch, doubt));
        if (whole) {
            trouble = 0;
            batchSize.whole(Duration.between(asked, clock.instant()));
        } else {
            batchSize.shrink();
            pause();
        }
    }

    private static NodeId node(ItemRow item) {
        return item.staging()
                .flatMap(staging -> staging.node())
                .orElseThrow(() -> new IllegalStateException(
                        "item " + item.id() + " has no node id; the barrier was not passed before the transfer"));
    }

    /** Whether every part was answered. */
    private boolean answered(List<ItemRow> batch, GraphQlAnswer answer, boolean lastRound) {
        boolean whole = true;
        List<Transition> transitions = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            ItemRow item = batch.get(place);
            Outcome<JsonNode> part = answer.part(TransferDocument.alias(place));
            if (part instanceof Outcome.Done<JsonNode> done && TransferDocument.tellsWhere(done.value())) {
                moved(item, TransferDocument.moved(done.value()), transitions);
            } else if (part instanceof Outcome.Refused<JsonNode> refused
                    && refused.refusal().category() == RefusalCategory.THROTTLED) {
                transitions.add(
                        new Transition.NotMoved(item.id(), refused.refusal().describe()));
                whole = false;
            } else if (part instanceof Outcome.Refused<JsonNode> refused) {
                refusedOne(item, refused.refusal(), transitions, lastRound);
            } else {
                // At once and not after the others: numbers are taken note of in legacy order.
                lookUp(item, "the answer does not tell", transitions);
                whole = false;
            }
        }
        job.ledger().commit(transitions);
        return whole;
    }

    /** The whole document was refused: alone, the item is to blame; among others, smaller batches find out which. */
    private boolean refused(List<ItemRow> batch, Refusal refusal, boolean lastRound) {
        List<Transition> transitions = new ArrayList<>();
        if (batch.size() == 1 && refusal.category() != RefusalCategory.THROTTLED) {
            refusedOne(batch.get(0), refusal, transitions, lastRound);
        } else {
            batch.forEach(item -> transitions.add(new Transition.NotMoved(item.id(), refusal.describe())));
        }
        job.ledger().commit(transitions);
        return false;
    }

    private boolean unknown(List<ItemRow> batch, String doubt) {
        batch.forEach(item -> lookUp(item, doubt));
        return false;
    }

    private void refusedOne(ItemRow item, Refusal refusal, List<Transition> transitions, boolean lastRound) {
        // Also where GitHub says that it is there already: a look tells where.
        Place place = whereabouts.find(item);
        if (place instanceof Place.Moved there) {
            moved(item, there.issue(), transitions);
        } else if (place instanceof Place.Lost lost) {
            lost(item, lost, transitions);
        } else if (job.onFailure() == OnFailure.DEFER && !lastRound) {
            transitions.add(new Transition.NotMoved(item.id(), refusal.describe()));
            deferred.add(item.id());
        } else {
            fail(item, new Failure(refusal.category().name(), refusal.advice(), refusal.describe()), transitions);
        }
    }

    private void lookUp(ItemRow item, String why) {
        List<Transition> transitions = new ArrayList<>();
        lookUp(item, why, transitions);
        job.ledger().commit(transitions);
    }

    private void lookUp(ItemRow item, String why, List<Transition> transitions) {
        Place place = whereabouts.find(item);
        if (place instanceof Place.Moved there) {
            moved(item, there.issue(), transitions);
        } else if (place instanceof Place.Lost lost) {
            lost(item, lost, transitions);
        } else {
            transitions.add(new Transition.NotMoved(item.id(), why));
        }
    }

    private void lost(ItemRow item, Place.Lost lost, List<Transition> transitions) {
        String advice = "find the issue on GitHub; one that was deleted is imported again by `ferry retry`,"
                + " `ferry import` and `ferry transfer`";
        fail(item, new Failure("LOST", advice, lost.detail()), transitions);
    }

    private void moved(ItemRow item, FinalIssue issue, List<Transition> transitions) {
        transitions.add(new Transition.Moved(item.id(), issue));
        numbers.given(item, issue.number()).ifPresent(transitions::add);
        deferred.remove(item.id());
        moved++;
        job.progress().advance(1);
    }

    private void fail(ItemRow item, Failure failure, List<Transition> transitions) {
        transitions.add(new Transition.Failed(item.id(), failure));
        failed.add(item.id());
        deferred.remove(item.id());
        job.progress().advance(1);
    }

    /** Longer each time: what made the server stumble needs time to pass. */
    private void pause() throws InterruptedException {
        trouble++;
        if (trouble > MOST_TROUBLE) {
            throw new TransferStalledException(trouble);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(trouble, 10));
        job.surroundings().sleeper().sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
