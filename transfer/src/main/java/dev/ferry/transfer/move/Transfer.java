package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.Outcome;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.OlderItem;
import dev.ferry.mapping.ledger.StagedLocks;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.Whereabouts.Place;
import dev.ferry.transfer.reading.Portion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What was found is written down so often that a run that is killed early has not looked in vain. */
    private static final int LOOKED_UP_AT_ONCE = 5;

    private final TransferJob job;
    private final Whereabouts whereabouts;
    private final LookAhead lookAhead;
    private final Reopener reopener;
    private final ClosingAgain closingAgain;
    private final StagedLocks locks;
    private final Relocker relocker;
    private final BatchSize batchSize;
    private final Results results;
    private final Answers answers;
    private final Clock clock;
    private int trouble;

    public Transfer(TransferJob job) {
        this.job = job;
        whereabouts = new Whereabouts(job);
        locks = StagedLocks.of(job.ledger().view());
        lookAhead =
                new LookAhead(job.github(), job.staging(), job.surroundings().clock(), locks);
        // All that is asked for, for moving and for closing, fills the same limits.
        Portion portion = new Portion(job.github()::standing);
        reopener = new Reopener(job, lookAhead, portion);
        closingAgain = new ClosingAgain(job, portion);
        relocker = new Relocker(job, locks, portion);
        batchSize = new BatchSize(job.largestBatch(), portion);
        results = new Results(job, reopener);
        answers = new Answers(results, whereabouts, lookAhead);
        clock = job.surroundings().clock();
    }

    /**
     * Moves all that is imported; with {@link OnFailure#STOP} nothing while an older item that was begun is not there. Throws
     * {@link dev.ferry.github.RemoteException} when the server refuses the run as a whole.
     */
    public TransferSummary run() throws InterruptedException {
        return run(Allowance.all());
    }

    /** The same, and no more than it is allowed to. What is closed again or looked up from an earlier run does not count. */
    public TransferSummary run(Allowance allowance) throws InterruptedException {
        String targetNode = job.github().repository(job.target()).nodeId();
        takeUp();
        relocker.lockAgain();
        closingAgain.closeAgain();
        // Whoever grants may end the run, each run: what a late document opened must not stay open for it.
        closingAgain.makeSure();
        List<OlderItem> inTheWay = inTheWay();
        if (!job.stop().isRaised() && !mustStop() && inTheWay.isEmpty()) {
            move(allowance.grant(), targetNode);
        }
        closingAgain.makeSure();
        return results.summary(
                job.stop().isRaised(),
                inTheWay,
                new TransferSummary.Restored(closingAgain.summary(), relocker.summary()));
    }

    private void move(long most, String targetNode) throws InterruptedException {
        MigrationView ledger = job.ledger().view();
        job.progress().begin("transfer", Math.min(most, ledger.counts().of(ItemState.IMPORTED)));
        Granted granted = new Granted(ledger, most);
        boolean lastRound = false;
        while (!job.stop().isRaised() && !mustStop()) {
            List<ItemRow> batch = next(lastRound, granted.of(batchSize.now()));
            if (batch.isEmpty()) {
                if (lastRound || !results.someAreDeferred()) {
                    break;
                }
                lastRound = true;
                continue;
            }
            List<ItemRow> ready = withRoom(batch);
            if (!ready.isEmpty()) {
                send(ready, targetNode, lastRound);
            }
        }
    }

    /** Where the order counts, what an earlier run left behind is no more overtaken than what this run meets. */
    private List<OlderItem> inTheWay() {
        boolean matters =
                job.onFailure() == OnFailure.STOP && !mustStop() && !job.stop().isRaised();
        return matters ? job.ledger().view().order().older() : List.of();
    }

    private boolean mustStop() {
        return job.onFailure() == OnFailure.STOP && results.someAreLeftBehind();
    }

    /**
     * What of these is moved now, when there is room for it; nothing where the wait changed what may be moved. The last look and
     * all that is announced come after the wait, which may take most of an hour; and what is seen to be closed takes more room.
     */
    private List<ItemRow> withRoom(List<ItemRow> batch) {
        List<ItemRow> ready = batch;
        for (int room = 0; reopener.changes(ready) > room; ready = withoutRisk(ready)) {
            room = reopener.changes(ready);
            job.github().graphQl().awaitTurn(room);
            if (job.stop().isRaised() || ready.size() > batchSize.now()) {
                return List.of();
            }
        }
        return ready;
    }

    /** Where the order counts, whatever may be refused is the last of its document; no more than fits. */
    private List<ItemRow> withoutRisk(List<ItemRow> batch) {
        if (reopener.areReopened()) {
            lookAhead.look(batch, this::ahead);
        }
        boolean risky = job.onFailure() == OnFailure.STOP && batch.size() > 1;
        return reopener.fitting(risky ? lookAhead.upToFirstRisk(batch, this::ahead) : batch, batchSize.now());
    }

    /** What may be moved next, the batch at hand first. */
    private List<ItemRow> ahead() {
        return job.ledger().view().next(ItemState.IMPORTED, LegacyPosition.START, LookAhead.AT_ONCE);
    }

    /** What an earlier run announced and did not see the end of, and what `ferry retry` took up again. */
    private void takeUp() {
        long inDoubt = job.ledger().view().counts().of(ItemState.MOVING);
        if (inDoubt > 0) {
            job.progress().begin("look up", inDoubt);
        }
        List<ItemRow> absent = new ArrayList<>();
        LegacyPosition after = LegacyPosition.START;
        List<ItemRow> page = moving(after);
        while (!page.isEmpty() && !job.stop().isRaised()) {
            after = page.get(page.size() - 1).position();
            Map<LegacyId, Place> places = whereabouts.look(page);
            absent.addAll(Whereabouts.absent(page, places));
            places.values().removeIf(Whereabouts.ABSENT::equals);
            results.found(page, places, "it was not known whether it was moved");
            page = moving(after);
        }
        results.found(
                absent, whereabouts.search(absent, results.highestNumber()), "it was not known whether it was moved");
    }

    private List<ItemRow> moving(LegacyPosition after) {
        return job.ledger().view().next(ItemState.MOVING, after, LOOKED_UP_AT_ONCE);
    }

    private List<ItemRow> next(boolean lastRound, int most) {
        List<ItemRow> batch = new ArrayList<>();
        LegacyPosition after = LegacyPosition.START;
        while (batch.size() < most) {
            List<ItemRow> page = job.ledger().view().next(ItemState.IMPORTED, after, most);
            if (page.isEmpty()) {
                break;
            }
            page.stream()
                    .filter(item -> lastRound || !results.isDeferred(item))
                    .limit(most - batch.size())
                    .forEach(batch::add);
            after = page.get(page.size() - 1).position();
        }
        return batch;
    }

    private void send(List<ItemRow> batch, String targetNode, boolean lastRound) throws InterruptedException {
        List<NodeId> nodes = batch.stream().map(Transfer::node).toList();
        Set<Integer> closed = new HashSet<>();
        List<Transition> announced = new ArrayList<>();
        for (int place = 0; place < batch.size(); place++) {
            ItemRow item = batch.get(place);
            announced.add(new Transition.Moving(item.id()));
            Optional<LookAhead.Closure> closure = reopener.closure(item);
            if (closure.isPresent()) {
                closed.add(place);
                announced.add(new Transition.Reopening(
                        item.id(), closure.get().reason(), closure.get().at()));
            }
        }
        TransferDocument document = TransferDocument.of(nodes, closed, targetNode);
        locks.kept().ifPresent(announced::add);
        // Before asking: a lost answer must leave a trace.
        job.ledger().commit(announced);
        Instant asked = clock.instant();
        Outcome<GraphQlAnswer> outcome = job.github()
                .graphQl()
                .mutate(
                        document.text(),
                        document.variables(),
                        document.changes(),
                        List.of(job.staging(), job.target()));
        boolean whole = outcome.fold(
                answer -> answers.inParts(batch, answer, lastRound),
                refusal -> answers.refused(batch, refusal, lastRound),
                doubt -> answers.unknown(batch, doubt));
        batchSize.sent(document.changes());
        if (whole) {
            trouble = 0;
            batchSize.whole(Duration.between(asked, clock.instant()));
        } else {
            lookAhead.forget();
            batchSize.shrink();
            pause();
        }
        relocker.lockAgain(batch);
        closingAgain.closeAgain();
    }

    static NodeId node(ItemRow item) {
        return item.staging()
                .flatMap(staging -> staging.node())
                .orElseThrow(() -> new IllegalStateException(
                        "item " + item.id() + " has no node id; the barrier was not passed before the transfer"));
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
