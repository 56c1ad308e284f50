package dev.ferry.transfer.rewrite;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.render.TextLimits;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Changes bodies in the final repository as a rewrite does: each is read directly before it is edited, an edit that is in doubt is
 * looked at before another one, and words that came in between are told. For one thread.
 */
public final class BodyChanges {
    /** How many are read and edited in one go. */
    public static final int AT_ONCE = Rewrite.ISSUES_AT_ONCE;

    private static final Backoff BACKOFF = Backoff.OF_READING;

    private final RewriteJob job;
    private final MovedIssues issues;
    private final PeoplesHand people;
    private final Collisions collisions;
    private final Editing editing;

    /** Of a collision the ledger keeps a line only: the one who is told must have kept both texts safe before returning. */
    public BodyChanges(RewriteJob job, Consumer<Collision> collided) {
        this.job = job;
        issues = new MovedIssues(job);
        people = new PeoplesHand(job.github(), job.ledger().view());
        collisions = new Collisions(job.ledger().view(), job.github(), people, collided);
        editing = new Editing(job, collisions);
    }

    /** Looks at what a run that was killed had sent. To be done before anything is changed. */
    public void lookAtLastRun() {
        editing.lookAtLastRun();
    }

    /** How many collisions were found. */
    public long collisions() {
        return collisions.found();
    }

    /**
     * What became of each item's body: empty where it is as it is to be, else why not. Items that are still in doubt, or that a
     * stop kept from their turn, are not told of.
     */
    public Map<LegacyId, Optional<String>> make(Map<ItemRow, BodyChange> changes) {
        Map<LegacyId, Optional<String>> ends = new HashMap<>();
        List<ItemRow> open = List.copyOf(changes.keySet());
        for (List<ItemRow> some : new Chunks<>(open, AT_ONCE)) {
            List<ItemRow> left = some;
            int inVain = 0;
            while (!left.isEmpty() && !BACKOFF.isOver(inVain) && !job.stop().isRaised()) {
                long before = editing.done();
                job.github().graphQl().awaitTurn(1);
                Set<LegacyId> doubtful = once(left, changes, ends);
                inVain = editing.done() > before || editing.hasWaited() ? 0 : inVain + 1;
                left = left.stream()
                        .filter(item -> doubtful.contains(item.id()))
                        .toList();
                if (!left.isEmpty() && !editing.hasWaited() && !BACKOFF.isOver(inVain)) {
                    BACKOFF.pause(job.surroundings().sleeper(), inVain);
                }
            }
        }
        return ends;
    }

    /** Returns the items of which the edit is in doubt, or was put off. */
    private Set<LegacyId> once(
            Collection<ItemRow> items, Map<ItemRow, BodyChange> changes, Map<LegacyId, Optional<String>> ends) {
        Map<LegacyId, MovedIssues.Moved> there = issues.read(items);
        editing.confirm(there.values().stream().map(MovedIssues.Moved::text).toList());
        List<Edit> edits = new ArrayList<>();
        for (ItemRow item : items) {
            MovedIssues.Moved moved = there.get(item.id());
            if (moved == null) {
                ends.put(item.id(), Optional.of("the issue can not be read in " + job.target()));
            } else {
                consider(moved, changes, edits, ends);
            }
        }
        Set<LegacyId> doubtful = editing.send(edits);
        editing.settle(List.of());
        for (Edit edit : edits) {
            if (!doubtful.contains(edit.item())) {
                ends.put(edit.item(), editing.failure(edit.item()).map(failure -> failure.detail()));
            }
        }
        return doubtful;
    }

    private void consider(
            MovedIssues.Moved moved,
            Map<ItemRow, BodyChange> changes,
            List<Edit> edits,
            Map<LegacyId, Optional<String>> ends) {
        LegacyId item = moved.item().id();
        IssueText issue = moved.text();
        boolean ours = new OurTexts(job.ledger().id(), moved.parts())
                .ordinal(issue.body())
                .filter(ordinal -> ordinal == 0)
                .isPresent();
        if (!ours) {
            ends.put(item, Optional.of(issue.url() + ": its marker was taken away"));
            return;
        }
        BodyChange change = Objects.requireNonNull(changes.get(moved.item()));
        String after = change.of(issue.body());
        if (after.equals(issue.body())) {
            ends.put(item, Optional.empty());
        } else if (after.length() > TextLimits.GITHUB.body()) {
            ends.put(item, Optional.of(issue.url() + " has no room for it; shorten its body by hand"));
        } else {
            edits.add(new Edit(
                    item,
                    0,
                    moved.parts().get(0).origin(),
                    issue.node(),
                    issue.url(),
                    issue.body(),
                    after,
                    issue.edited().orElse(issue.created()),
                    people.isIn(issue.edited(), issue.editor()),
                    Map.of()));
        }
    }
}
