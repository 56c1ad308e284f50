package dev.ferry.mapping.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An item as a recovery found it: {@link ItemState#IMPORTING} or {@link ItemState#IMPORTED} on staging, {@link
 * ItemState#MOVED} in the final repository, or {@link ItemState#FAILED} with the reason where it was found nowhere and
 * may not be made again without a word.
 */
public record RecoveredItem(
        PlannedItem planned,
        ItemState state,
        Optional<StagingIssue> staging,
        Optional<FinalIssue> finalIssue,
        List<Part> parts,
        Optional<Broken> broken,
        Archived archived) {
    public RecoveredItem {
        parts = List.copyOf(parts);
    }

    /** What is to be looked at before the item may go on: where it stopped, and why. */
    public record Broken(ItemState in, Failure why) {}

    /** A part; {@code sent} is from when the quiet time counts for one whose outcome is not known. */
    public record Part(PartPlan plan, PartState state, Optional<Instant> sent) {}

    /** What the archive that the recovery was given says of the item. */
    public enum Archived {
        /** What stands on GitHub. */
        SAME,
        /** Something else: what is on staging is deleted by the next import and made anew. */
        CHANGED,
        /** The archive lacks it: what is on staging is deleted by the next import, what arrived stays and is told. */
        GONE,
        /** The archive lacks it and holds only some issues: it waits for one that has it. */
        UNKNOWN
    }
}
