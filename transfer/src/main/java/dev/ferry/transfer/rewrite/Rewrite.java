package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes references in the final repository lead to the final repository. One look at everything finds what is right already;
 * each other text is read directly before it is edited and only references change in it, so what people wrote meanwhile
 * stays. Running it again edits nothing that is right already; stopped or killed it goes on where it was. For one thread;
 * one run at a time for a ledger.
 */
public final class Rewrite {
    private static final Backoff BACKOFF = Backoff.OF_READING;
    /** Few, so that a text is edited right after it was read: what people write in between would be overwritten. */
    static final int ISSUES_AT_ONCE = 10;

    /** How far those are gone through again that were settled before the map grew. */
    static final String AGAIN = "rewrite.again";

    private final RewriteJob job;
    private final MovedIssues issues;
    private final CommentSearch comments;
    private final Editing editing;
    private final Collisions collisions;
    private final LeftAlone leftAlone;
    private final Set<LegacyId> edited = new HashSet<>();
    private final Set<LegacyId> failed = new LinkedHashSet<>();
    private final Set<LegacyId> lacking = new LinkedHashSet<>();
    private final PeoplesHand people;
    /** Issues, those that were settled without an edit among them. */
    private long wentThrough;

    /**
     * Every reference that no map knows is told once for each text, every one that its text has no room for, every place where the staging
     * repository's name stays, and every collision, as they are found. Of a collision
     * the ledger keeps a line only: the one who is told must have kept both texts safe before returning.
     */
    public Rewrite(
            RewriteJob job,
            Consumer<UnknownReference> unknownReferences,
            Consumer<CrowdedReference> crowdedReferences,
            Consumer<StagingLeft> stagingLeft,
            Consumer<Collision> collided) {
        this.job = job;
        leftAlone = new LeftAlone(job, unknownReferences, crowdedReferences, stagingLeft);
        issues = new MovedIssues(job);
        comments = new CommentSearch(job, issues);
        people = new PeoplesHand(job.github(), job.ledger().view());
        collisions = new Collisions(job.ledger().view(), job.github(), people, collided);
        editing = new Editing(job, collisions);
    }

    /** Rewrites what was moved and not gone through since; all of it where the map has grown. */
    public RewriteSummary run() {
        long settledBefore = job.ledger().view().counts().of(ItemState.SETTLED);
        editing.lookAtLastRun();
        Bookmark again = new Bookmark(job.ledger(), AGAIN);
        if (!again.isSet()) {
            if (job.ledger().view().counts().of(ItemState.SETTLED) > 0) {
                again.begin();
            } else {
                // What is settled from here on knows the whole map.
                again.end();
            }
        }
        look(again);
        job.progress().begin("rewrite", job.ledger().view().counts().of(ItemState.MOVED));
        boolean whole = settle(job.ledger().view().items(ItemState.MOVED), chunk -> {});
        if (whole && !again.isDone()) {
            job.progress().begin("rewrite again", job.ledger().view().counts().of(ItemState.SETTLED));
            // Those that this run has settled are among them and were counted.
            wentThrough += settledBefore;
            whole = settle(
                    job.ledger().view().items(ItemState.SETTLED, again.position()),
                    chunk -> again.passed(chunk.get(chunk.size() - 1).position()));
            if (whole) {
                again.end();
            }
        }
        return summary();
    }

    /** Shows what {@link #run} would change, and changes nothing on GitHub. */
    public RewriteSummary plan(Consumer<PlannedEdit> show) {
        return new RewritePlan(job, leftAlone, show).ofAll();
    }

    /** Rewrites one item that has its final number. */
    public RewriteSummary one(ItemRow item) {
        editing.lookAtLastRun();
        if (!new FirstLook(job, issues, people, leftAlone).isDone()) {
            // What the look locates later, this item may refer to, and it will have been settled without.
            new Bookmark(job.ledger(), AGAIN).begin();
        }
        comments.of(item);
        job.progress().begin("rewrite", 1);
        settleChunk(List.of(item));
        wentThrough = 1;
        job.progress().advance(1);
        return summary();
    }

    /** Shows what {@link #one} would change. */
    public RewriteSummary planOne(ItemRow item, Consumer<PlannedEdit> show) {
        return new RewritePlan(job, leftAlone, show).of(item);
    }

    private RewriteSummary summary() {
        return new RewriteSummary(
                wentThrough,
                editing.done(),
                edited.stream().filter(item -> !failed.contains(item)).count(),
                leftAlone.unknown(),
                List.copyOf(failed),
                List.copyOf(lacking),
                collisions.found(),
                editing.figures(),
                job.stop().isRaised());
    }

    private void look(Bookmark again) {
        FirstLook first = new FirstLook(job, issues, people, leftAlone);
        if (first.isDone()) {
            // What came since is little: retried items.
            comments.ofAll();
        } else {
            first.look(again);
            wentThrough += first.settled();
        }
    }

    /** Whether all of these were gone through. */
    private boolean settle(Iterable<ItemRow> items, Consumer<List<ItemRow>> passed) {
        for (List<ItemRow> chunk : new Chunks<>(items, ISSUES_AT_ONCE)) {
            if (job.stop().isRaised()) {
                return false;
            }
            editing.awaitRoom(chunk);
            if (job.stop().isRaised() || !settleChunk(chunk)) {
                return false;
            }
            passed.accept(chunk);
            job.progress().advance(chunk.size());
        }
        return true;
    }

    /** Whether it came to the chunk's end; a stop may keep it from that. */
    private boolean settleChunk(List<ItemRow> chunk) {
        List<ItemRow> open = chunk;
        int inVain = 0;
        while (!open.isEmpty()) {
            long done = editing.done();
            Set<LegacyId> doubtful = settleOnce(open);
            if (editing.done() > done || doubtful.size() < open.size()) {
                inVain = 0;
            } else if (!editing.hasWaited()) {
                inVain++;
            }
            if (BACKOFF.isOver(inVain)) {
                doubtful.forEach(this::failUnconfirmed);
                return true;
            }
            open = open.stream().filter(item -> doubtful.contains(item.id())).toList();
            if (!open.isEmpty()
                    && (inVain > 0 || editing.hasWaited())
                    && job.stop().isRaised()) {
                return false;
            }
            if (!open.isEmpty() && !editing.hasWaited()) {
                BACKOFF.pause(job.surroundings().sleeper(), inVain);
            }
        }
        return true;
    }

    /** Reads, edits, and settles what came out right; returns the items of which an edit is in doubt. */
    private Set<LegacyId> settleOnce(List<ItemRow> items) {
        Map<LegacyId, MovedIssues.Moved> there = issues.read(items);
        // Comments that came late, after the look for them.
        comments.learn(issues.located(there.values()));
        editing.confirm(there.values().stream().map(MovedIssues.Moved::text).toList());
        List<Edit> edits = new ArrayList<>();
        for (MovedIssues.Moved moved : there.values()) {
            edits.addAll(propose(moved));
        }
        Set<LegacyId> doubtful = editing.send(edits);
        List<Transition> ends = new ArrayList<>();
        for (ItemRow item : items) {
            if (!there.containsKey(item.id())) {
                fail(item.id(), absent(item), ends);
            } else if (editing.failure(item.id()).isPresent()) {
                fail(item.id(), editing.failure(item.id()).get(), ends);
            } else if (!doubtful.contains(item.id()) && issues.lacksComments(there.get(item.id()))) {
                lacking.add(item.id());
            } else if (!doubtful.contains(item.id())) {
                ends.add(new Transition.Settled(item.id()));
                wentThrough += item.state() == ItemState.SETTLED ? 0 : 1;
            }
        }
        editing.settle(ends);
        return doubtful;
    }

    private List<Edit> propose(MovedIssues.Moved moved) {
        Proposal proposal = Proposal.of(job, people, moved);
        leftAlone.tell(moved, proposal);
        if (!proposal.edits().isEmpty()) {
            edited.add(moved.item().id());
        }
        return proposal.edits();
    }

    private void failUnconfirmed(LegacyId item) {
        List<Transition> ends = new ArrayList<>();
        String detail = "an edit was not confirmed in " + BACKOFF.rounds() + " attempts";
        fail(item, new Failure("UNCONFIRMED", "`ferry retry`, then `ferry rewrite` again", detail), ends);
        job.ledger().commit(ends);
    }

    private void fail(LegacyId item, Failure failure, List<Transition> ends) {
        ends.add(new Transition.Failed(item, failure));
        failed.add(item);
    }

    private Failure absent(ItemRow item) {
        String where =
                job.target() + "#" + item.finalIssue().map(FinalIssue::number).orElseThrow();
        return new Failure(
                "GONE", "look for the issue on GitHub; `ferry retry` when it is back", where + " can not be read");
    }
}
