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
import dev.ferry.mapping.ledger.OlderItem;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.Whereabouts.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Moves imported issues to the final repository in legacy order, one batch after the other. Stopped or killed at any
 * moment it goes on where it was: an item whose outcome is unknown is looked up before anything is sent again, and a
 * transfer that is asked for twice can not take effect twice. For one thread; one run at a time for a ledger.
 */
public final class Transfer {
    private static final String LOST = "LOST";
    private static final int MOST_TROUBLE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** What was found is written down so often that a run that is killed early has not looked in vain. */
    private static final int LOOKED_UP_AT_ONCE = 5;

    private final TransferJob job;
    private final Whereabouts whereabouts;
    private final Foresight foresight;
    private final BatchSize batchSize;
    private final Numbers numbers;
    private final Clock clock;
    private final Set<LegacyId> deferred = new LinkedHashSet<>();
    private final List<LegacyId> failed = new ArrayList<>();
    private final List<LegacyId> overtaken = new ArrayList<>();
    private final List<LegacyId> plannedAnew = new ArrayList<>();
    private long moved;
    private int trouble;

    public Transfer(TransferJob job) {
        this.job = job;
        whereabouts = new Whereabouts(job);
        foresight = new Foresight(job.github(), job.staging());
        batchSize = new BatchSize(job.largestBatch());
        numbers = Numbers.after(job.ledger().view());
        clock = job.surroundings().clock();
    }

    /**
     * Moves all that is imported; with {@link OnFailure#STOP} nothing while an older item that was begun is not there. Throws {@link dev.ferry.github.RemoteException} when the server refuses the run as a whole.
     */
    public TransferSummary run() throws InterruptedException {
        String targetNode = job.github().repository(job.target()).nodeId();
        var counts = job.ledger().view().counts();
        job.progress().begin("transfer", counts.of(ItemState.IMPORTED) + counts.of(ItemState.MOVING));
        takeUp();
        List<OlderItem> inTheWay = inTheWay();
        boolean lastRound = false;
        while (!job.stop().isRaised() && !mustStop() && inTheWay.isEmpty()) {
            List<ItemRow> batch = next(lastRound);
            if (batch.isEmpty()) {
                if (lastRound || deferred.isEmpty()) {
                    break;
                }
                lastRound = true;
                continue;
            }
            send(withoutRisk(batch), targetNode, lastRound);
        }
        return new TransferSummary(
                moved,
                new TransferSummary.LeftBehind(failed, overtaken, plannedAnew),
                new TransferSummary.Order(numbers.outOfOrder(), numbers.strangers()),
                job.stop().isRaised(),
                inTheWay);
    }

    /** Where the order counts, what an earlier run left behind is no more overtaken than what this run meets. */
    private List<OlderItem> inTheWay() {
        boolean matters =
                job.onFailure() == OnFailure.STOP && !mustStop() && !job.stop().isRaised();
        return matters ? job.ledger().view().older() : List.of();
    }

    private boolean mustStop() {
        return job.onFailure() == OnFailure.STOP && !(failed.isEmpty() && plannedAnew.isEmpty());
    }

    /** Where the order counts, whatever may be refused is the last of its document. */
    private List<ItemRow> withoutRisk(List<ItemRow> batch) {
        return job.onFailure() == OnFailure.STOP && batch.size() > 1 ? foresight.upToFirstRisk(batch) : batch;
    }

    /** What an earlier run announced and did not see the end of, and what `ferry retry` took up again. */
    private void takeUp() {
        List<ItemRow> absent = new ArrayList<>();
        LegacyPosition after = LegacyPosition.START;
        List<ItemRow> page = moving(after);
        while (!page.isEmpty() && !job.stop().isRaised()) {
            after = page.get(page.size() - 1).position();
            Map<LegacyId, Place> places = whereabouts.look(page);
            absent.addAll(Whereabouts.absent(page, places));
            places.values().removeIf(Whereabouts.ABSENT::equals);
            settle(page, places, "it was not known whether it was moved");
            page = moving(after);
        }
        settle(absent, whereabouts.search(absent, numbers.highest()), "it was not known whether it was moved");
    }

    private List<ItemRow> moving(LegacyPosition after) {
        return job.ledger().view().next(ItemState.MOVING, after, LOOKED_UP_AT_ONCE);
    }

    /** Tells the ledger where items were found; one of which nothing is known stays as it is. */
    private void settle(List<ItemRow> items, Map<LegacyId, Place> places, String why) {
        List<Transition> transitions = new ArrayList<>();
        items.forEach(item -> settle(item, places, why, transitions));
        job.ledger().commit(transitions);
    }

    private void settle(ItemRow item, Map<LegacyId, Place> places, String why, List<Transition> transitions) {
        Place place = places.get(item.id());
        if (place instanceof Place.Staging) {
            transitions.add(new Transition.NotMoved(item.id(), why));
        } else if (place != null) {
            gone(item, place, "", transitions);
        }
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

    static NodeId node(ItemRow item) {
        return item.staging()
                .flatMap(staging -> staging.node())
                .orElseThrow(() -> new IllegalStateException(
                        "item " + item.id() + " has no node id; the barrier was not passed before the transfer"));
    }

    /** Whether every part was answered. */
    private boolean answered(List<ItemRow> batch, GraphQlAnswer answer, boolean lastRound) {
        List<Outcome<JsonNode>> parts = new ArrayList<>();
        List<ItemRow> open = new ArrayList<>();
        List<LegacyId> through = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            Outcome<JsonNode> part = answer.part(TransferDocument.alias(place));
            parts.add(part);
            if (isMoved(part)) {
                through.add(batch.get(place).id());
            } else if (!isThrottled(part)) {
                // Also where GitHub says that it is there already: a look tells where.
                open.add(batch.get(place));
            }
        }
        foresight.wentThrough(through);
        Map<LegacyId, Place> places = whereabouts.find(open, numbers.highest());
        boolean whole = true;
        List<Transition> transitions = new ArrayList<>();
        // In the order of the batch: numbers are taken note of in legacy order.
        for (int place = 0; place < batch.size(); place++) {
            ItemRow item = batch.get(place);
            Outcome<JsonNode> part = parts.get(place);
            if (part instanceof Outcome.Done<JsonNode> done && isMoved(part)) {
                moved(item, TransferDocument.moved(done.value()), transitions);
            } else if (part instanceof Outcome.Refused<JsonNode> refused && isThrottled(part)) {
                transitions.add(
                        new Transition.NotMoved(item.id(), refused.refusal().describe()));
                whole = false;
            } else if (part instanceof Outcome.Refused<JsonNode> refused) {
                List<LegacyId> overtakers = batch.subList(place + 1, batch.size()).stream()
                        .map(ItemRow::id)
                        .filter(through::contains)
                        .toList();
                Refused one = new Refused(item, refused.refusal(), overtakers);
                refusedOne(one, places, transitions, lastRound);
            } else {
                settle(item, places, "the answer does not tell", transitions);
                whole = false;
            }
        }
        job.ledger().commit(transitions);
        return whole;
    }

    private static boolean isMoved(Outcome<JsonNode> part) {
        return part instanceof Outcome.Done<JsonNode> done && TransferDocument.tellsWhere(done.value());
    }

    private static boolean isThrottled(Outcome<JsonNode> part) {
        return part instanceof Outcome.Refused<JsonNode> refused
                && refused.refusal().category() == RefusalCategory.THROTTLED;
    }

    /** The whole document was refused: alone, the item is to blame; among others, smaller batches find out which. */
    private boolean refused(List<ItemRow> batch, Refusal refusal, boolean lastRound) {
        List<Transition> transitions = new ArrayList<>();
        if (batch.size() == 1 && refusal.category() != RefusalCategory.THROTTLED) {
            Map<LegacyId, Place> places = whereabouts.find(batch, numbers.highest());
            refusedOne(new Refused(batch.get(0), refusal, List.of()), places, transitions, lastRound);
        } else {
            batch.forEach(item -> transitions.add(new Transition.NotMoved(item.id(), refusal.describe())));
        }
        job.ledger().commit(transitions);
        return false;
    }

    private boolean unknown(List<ItemRow> batch, String doubt) {
        settle(batch, whereabouts.find(batch, numbers.highest()), doubt);
        return false;
    }

    private void refusedOne(
            Refused refused, Map<LegacyId, Place> places, List<Transition> transitions, boolean lastRound) {
        ItemRow item = refused.item();
        Place place = places.get(item.id());
        if (place == null) {
            // Stopped before it was looked at.
            return;
        }
        if (refused.isOvertaken() && job.onFailure() == OnFailure.STOP && !(place instanceof Place.Moved)) {
            overtaken.add(item.id());
        }
        if (!(place instanceof Place.Staging)) {
            gone(item, place, refused.who(), transitions);
        } else if (job.onFailure() == OnFailure.DEFER && !lastRound) {
            transitions.add(new Transition.NotMoved(item.id(), refused.refusal().describe()));
            deferred.add(item.id());
        } else {
            fail(item, refused.failure(), transitions);
        }
    }

    /** The item is not on staging; {@code who} says who overtook it. */
    private void gone(ItemRow item, Place place, String who, List<Transition> transitions) {
        if (place instanceof Place.Moved there) {
            moved(item, there.issue(), transitions);
        } else if (place instanceof Place.Away away) {
            String advice = "transfer it to " + job.staging() + " or " + job.target()
                    + " by hand, then `ferry retry` and `ferry transfer`";
            fail(item, new Failure("MOVED_AWAY", advice, who + away.detail()), transitions);
        } else if (place instanceof Place.Lost lost) {
            lost(item, who + lost.detail(), transitions);
        }
    }

    /** Lost once, it may be a list that lags; looked for again after `ferry retry` and still nowhere, it is planned anew. */
    private void lost(ItemRow item, String detail, List<Transition> transitions) {
        if (job.ledger().view().failedBefore(item.id(), LOST)) {
            transitions.add(new Transition.Lost(item.id(), detail));
            plannedAnew.add(item.id());
            deferred.remove(item.id());
            return;
        }
        String advice =
                "find the issue on GitHub and bring it back; if it was deleted, `ferry retry` and `ferry transfer`:"
                        + " it is looked for once more, and planned anew when it is nowhere";
        fail(item, new Failure(LOST, advice, detail), transitions);
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
