package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.StagedLocks;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.Portion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Issues that were locked on staging: whether a transfer keeps a lock nobody verified, so each is looked at where it arrived, and
 * locked again with its reason where it is not locked. What was locked is in the ledger before it is moved, until an answer says
 * that it is locked there; a lock that is asked for twice is one lock, so it needs no announcement of its own. Costs no request
 * where nothing was locked. For one thread.
 */
final class Relocker {
    private static final int MOST = 20;
    private static final int LOOKED_AT_ONCE = 100;
    /** What is in doubt is looked at and locked so often before it is left to the next run. */
    private static final int MOST_ROUNDS = 5;

    private static final String QUERY = """
            query($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { id locked } } }
            """;

    private final TransferJob job;
    private final StagedLocks locks;
    private final Portion portion;
    /** Not asked for again by this run. */
    private final Set<StagingNumber> refused = new HashSet<>();

    /** A lock whose answer was lost is found by the next look. */
    private final Set<StagingNumber> asked = new HashSet<>();

    private int most = MOST;
    private long lockedAgain;
    /** Whether this is about what an earlier run left. */
    private boolean opening;

    Relocker(TransferJob job, StagedLocks locks, Portion portion) {
        this.job = job;
        this.locks = locks;
        this.portion = portion;
    }

    private record Arrived(ItemRow item, StagingNumber number, FinalIssue there) {}

    /** Whatever an earlier run left, or has arrived by now. */
    void lockAgain() {
        opening = true;
        lock(locks.issues());
        opening = false;
    }

    /** Those of the batch that have arrived. */
    void lockAgain(List<ItemRow> batch) {
        Set<StagingNumber> locked = locks.issues();
        lock(batch.stream()
                .map(item -> item.staging().orElseThrow().number())
                .filter(locked::contains)
                .toList());
    }

    private void lock(Collection<StagingNumber> issues) {
        List<Arrived> arrived = arrived(issues);
        for (int round = 0;
                !arrived.isEmpty() && round < MOST_ROUNDS && !job.stop().isRaised();
                round++) {
            for (List<Arrived> some : new Chunks<>(arrived, LOOKED_AT_ONCE)) {
                lockThose(unlocked(some));
            }
            arrived = arrived(issues);
        }
    }

    private List<Arrived> arrived(Collection<StagingNumber> issues) {
        Set<StagingNumber> locked = locks.issues();
        List<Arrived> arrived = new ArrayList<>();
        for (StagingNumber number : issues) {
            if (locked.contains(number) && !refused.contains(number)) {
                job.ledger()
                        .view()
                        .item(number)
                        .ifPresent(item ->
                                item.finalIssue().ifPresent(there -> arrived.add(new Arrived(item, number, there))));
            }
        }
        return arrived;
    }

    /** Those that are not locked; the others are done. One of which the server does not tell may be unlocked. */
    private List<Arrived> unlocked(List<Arrived> some) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        some.forEach(one -> ids.add(one.there().node().value()));
        JsonNode nodes = job.github().graphQl().query(QUERY, variables).data().path("nodes");
        List<Arrived> unlocked = new ArrayList<>();
        List<Transition> events = new ArrayList<>();
        for (int place = 0; place < some.size(); place++) {
            Arrived one = some.get(place);
            if (!nodes.path(place).path("locked").asBoolean()) {
                unlocked.add(one);
            } else if (asked.contains(one.number())) {
                locked(one, events);
            } else {
                locks.done(one.number());
            }
        }
        commit(events);
        return unlocked;
    }

    private void lockThose(List<Arrived> unlocked) {
        int from = 0;
        while (from < unlocked.size() && !job.stop().isRaised()) {
            List<Arrived> some = unlocked.subList(from, Math.min(unlocked.size(), from + portion.next(most)));
            from += some.size();
            some.forEach(one -> asked.add(one.number()));
            LockingDocument document = LockingDocument.of(some.stream()
                    .map(one -> new LockingDocument.Lock(one.there().node(), locks.reason(one.number())))
                    .toList());
            Outcome<GraphQlAnswer> outcome = job.github()
                    .graphQl()
                    .mutate(document.text(), document.variables(), some.size(), List.of(job.target()));
            portion.sent(some.size());
            List<Transition> events = new ArrayList<>();
            if (outcome instanceof Outcome.Done<GraphQlAnswer> done) {
                for (int place = 0; place < some.size(); place++) {
                    told(some.get(place), done.value().part(LockingDocument.alias(place)), events);
                }
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer> no && some.size() == 1) {
                refused(some.get(0), no.refusal(), events);
            } else if (outcome instanceof Outcome.Refused<GraphQlAnswer>) {
                // One of them is to blame: the others must not stay unlocked for it.
                most = 1;
            }
            commit(events);
        }
    }

    private void told(Arrived one, Outcome<JsonNode> part, List<Transition> events) {
        if (part instanceof Outcome.Done<JsonNode>) {
            locked(one, events);
        } else if (part instanceof Outcome.Refused<JsonNode> no
                && no.refusal().category() != RefusalCategory.THROTTLED) {
            refused(one, no.refusal(), events);
        }
    }

    private void locked(Arrived one, List<Transition> events) {
        locks.done(one.number());
        lockedAgain++;
        events.add(new Transition.Noted(Optional.of(one.item().id()), "locked again", "as it was on staging"));
    }

    /**
     * What is not in the final repository any more needs no lock there; the rest is asked for again by the next run. One that is not
     * found may just have arrived: that is believed of what an earlier run moved.
     */
    private void refused(Arrived one, Refusal refusal, List<Transition> events) {
        refused.add(one.number());
        events.add(new Transition.Noted(Optional.of(one.item().id()), "not locked again", refusal.describe()));
        IssueLookup lookup =
                job.github().issues(job.target()).lookup(one.there().number().value());
        if (lookup instanceof IssueLookup.Gone
                || lookup instanceof IssueLookup.Moved
                || (opening && lookup instanceof IssueLookup.NotFound)) {
            locks.forget(one.number());
        }
    }

    private void commit(List<Transition> transitions) {
        locks.kept().ifPresent(transitions::add);
        if (!transitions.isEmpty()) {
            job.ledger().commit(transitions);
        }
    }

    TransferSummary.Relocked summary() {
        return new TransferSummary.Relocked(
                lockedAgain, locks.arrived(job.ledger().view()));
    }
}
