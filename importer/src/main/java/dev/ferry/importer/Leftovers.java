package dev.ferry.importer;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.PlannedParts;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Issues that an import made although it ended as failed. Before a retried item is sent again, the staging numbers that no item
 * has are read one by one, for that is fresh where lists lag; an issue with the marker of a retried item becomes that item's and
 * is deleted and made anew as an outdated one is, since nobody knows what it lacks. What is not found like that is put aside by
 * the barrier. For the thread that begins an import.
 */
final class Leftovers {
    /** Failures are few, and so are the numbers that they took; a staging repository full of strangers is left to the barrier. */
    static final int MOST_LOOKS = 200;
    /** So many numbers in a row that answer nothing end the look past the highest known one. */
    private static final int MOST_SILENT = 3;

    private final ImportJob job;
    private final Set<LegacyId> sought = new HashSet<>();
    private int looks;

    Leftovers(ImportJob job) {
        this.job = job;
    }

    /** Looks for what the items that were retried since the last look left behind. */
    void find() {
        List<LegacyId> retried = job.ledger().view().retried().imports();
        if (retried.isEmpty()) {
            return;
        }
        for (LegacyId item : retried) {
            job.ledger()
                    .view()
                    .item(item)
                    .filter(row -> row.state() == ItemState.PLANNED)
                    .map(ItemRow::id)
                    .ifPresent(sought::add);
        }
        BitSet owned = owned();
        for (int number = owned.length() - 1; number > 0 && goesOn(); number--) {
            if (!owned.get(number)) {
                look(new StagingNumber(number));
            }
        }
        int silent = 0;
        for (int number = Math.max(1, owned.length()); silent < MOST_SILENT && goesOn(); number++) {
            silent = look(new StagingNumber(number)) ? 0 : silent + 1;
        }
        if (job.stop().isRaised()) {
            // Not looked to the end: the next import does.
            return;
        }
        // After what was found is in the ledger: whoever is killed before looks once more.
        job.ledger().putNote(Transition.Requeued.RETRIED_IMPORTS, "");
    }

    private boolean goesOn() {
        return looks < MOST_LOOKS && !sought.isEmpty() && !job.stop().isRaised();
    }

    private BitSet owned() {
        BitSet owned = new BitSet();
        for (ItemState state : ItemState.values()) {
            for (StagingNumber number : job.ledger().view().stagingNumbers(state)) {
                owned.set(number.value());
            }
        }
        return owned;
    }

    /** Whether there is anything under that number. */
    private boolean look(StagingNumber number) {
        looks++;
        IssueLookup lookup = job.github().issues(job.staging()).lookup(number.value());
        if (lookup instanceof IssueLookup.Found found) {
            ownerOf(found.issue()).filter(sought::remove).ifPresent(item -> adopt(item, number, found.issue()));
        }
        return !(lookup instanceof IssueLookup.NotFound);
    }

    private Optional<LegacyId> ownerOf(IssueView issue) {
        return Marker.issueIn(issue.body(), job.ledger().id());
    }

    private void adopt(LegacyId item, StagingNumber number, IssueView issue) {
        List<PartPlan> parts = PlannedParts.of(job.ledger().view()).parts(item);
        job.ledger()
                .commit(List.of(
                        new Transition.Sending(item, parts, 1),
                        new Transition.IssueMade(
                                item, new StagingIssue(number, Optional.of(new NodeId(issue.nodeId())))),
                        new Transition.Untrusted(
                                item, "an import that failed left staging issue " + number + " behind")));
    }
}
