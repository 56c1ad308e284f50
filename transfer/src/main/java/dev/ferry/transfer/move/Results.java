package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.OlderItem;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.Whereabouts.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of the items of a run, as the ledger is told with each {@link #commit} and the summary at the end. For one thread.
 */
final class Results {
    private static final String LOST = "LOST";
    /** GitHub's lists lag by minutes. */
    private static final Duration LONGEST_LAG = Duration.ofMinutes(15);

    private final TransferJob job;
    private final Reopener reopener;
    private final Numbers numbers;
    /** Not in the ledger yet. */
    private final List<Transition> transitions = new ArrayList<>();

    private final Set<LegacyId> deferred = new LinkedHashSet<>();
    private final List<LegacyId> failed = new ArrayList<>();
    private final List<LegacyId> overtaken = new ArrayList<>();
    private final List<LegacyId> plannedAnew = new ArrayList<>();
    private long moved;

    Results(TransferJob job, Reopener reopener) {
        this.job = job;
        this.reopener = reopener;
        numbers = Numbers.after(job.ledger().view());
    }

    /** The highest final number so far, 0 before the first. */
    int highestNumber() {
        return numbers.highest();
    }

    boolean isDeferred(ItemRow item) {
        return deferred.contains(item.id());
    }

    boolean someAreDeferred() {
        return !deferred.isEmpty();
    }

    /** Whether items will not arrive in this run. */
    boolean someAreLeftBehind() {
        return !(failed.isEmpty() && plannedAnew.isEmpty());
    }

    TransferSummary summary(boolean stopped, List<OlderItem> inTheWay, TransferSummary.Restored restored) {
        return new TransferSummary(
                moved,
                new TransferSummary.LeftBehind(failed, overtaken, plannedAnew),
                new TransferSummary.Order(numbers.outOfOrder(), numbers.strangers()),
                restored,
                stopped,
                inTheWay);
    }

    /** Tells the ledger. */
    void commit() {
        job.ledger().commit(transitions);
        transitions.clear();
    }

    /** Tells the ledger where items were found; one of which nothing is known stays as it is. */
    void found(List<ItemRow> items, Map<LegacyId, Place> places, String why) {
        items.forEach(item -> found(item, places, why));
        commit();
    }

    /** Where an item was found; {@code why} it had to be looked for. */
    void found(ItemRow item, Map<LegacyId, Place> places, String why) {
        Place place = places.get(item.id());
        if (place instanceof Place.Staging) {
            notMoved(item, why);
        } else if (place != null) {
            gone(item, place, "");
        }
    }

    void notMoved(ItemRow item, String why) {
        transitions.add(new Transition.NotMoved(item.id(), why));
    }

    void moved(ItemRow item, FinalIssue issue) {
        transitions.add(new Transition.Moved(item.id(), issue));
        numbers.given(item, issue.number()).ifPresent(transitions::add);
        deferred.remove(item.id());
        moved++;
        job.progress().advance(1);
    }

    /** The server refused this item alone, and a look told where it is; in the last round nothing is deferred any more. */
    void refused(Refused refused, Map<LegacyId, Place> places, boolean lastRound) {
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
            gone(item, place, refused.who());
        } else if (!reopener.takesUp(item.id(), refused.refusal(), transitions)) {
            stays(refused, lastRound);
        }
    }

    private void stays(Refused refused, boolean lastRound) {
        ItemRow item = refused.item();
        if (job.onFailure() == OnFailure.DEFER && !lastRound) {
            notMoved(item, refused.refusal().describe());
            deferred.add(item.id());
        } else {
            fail(item, refused.failure());
        }
    }

    /** The item is not on staging; {@code who} says who overtook it. */
    private void gone(ItemRow item, Place place, String who) {
        if (place instanceof Place.Moved there) {
            moved(item, there.issue());
        } else if (place instanceof Place.Away away) {
            String advice = "transfer it to " + job.staging() + " or " + job.target()
                    + " by hand, then `ferry retry` and `ferry transfer`";
            fail(item, new Failure("MOVED_AWAY", advice, who + away.detail()));
        } else if (place instanceof Place.Lost lost) {
            lost(item, who + lost.detail());
        }
    }

    /** It may be a list that lags: only what was lost before and is still nowhere when that is over is planned anew. */
    private void lost(ItemRow item, String detail) {
        Instant now = job.surroundings().clock().instant();
        Instant sure = job.ledger()
                .view()
                .retried()
                .failedFirst(item.id(), LOST)
                .orElse(now)
                .plus(LONGEST_LAG);
        if (!now.isBefore(sure)) {
            transitions.add(new Transition.Lost(item.id(), detail));
            plannedAnew.add(item.id());
            deferred.remove(item.id());
            return;
        }
        // A second too much, so that who does it at the time that is told is not too early.
        Instant told = sure.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        String advice =
                "find the issue on GitHub and bring it back; if it was deleted, `ferry retry` and `ferry transfer`"
                        + " after " + told
                        + ", for lists may lag until then: it is looked for once more, and planned anew when it"
                        + " is nowhere";
        fail(item, new Failure(LOST, advice, detail));
    }

    private void fail(ItemRow item, Failure failure) {
        transitions.add(new Transition.Failed(item.id(), failure));
        failed.add(item.id());
        deferred.remove(item.id());
        job.progress().advance(1);
    }
}
