package dev.ferry.transfer.undo;

import dev.ferry.mapping.ledger.UndoRow;
import java.util.List;

/**
 * How an undo in one repository ended.
 *
 * @param done issues that were deleted, or closed where it closes, in earlier runs too
 * @param otherwise issues that an earlier undo closed, or deleted where this one closes
 * @param gone issues that somebody else had deleted
 * @param left issues that were not touched, each with the reason
 * @param late numbers of issues that came after the confirmation: nobody agreed to take them back
 * @param collisions texts that somebody edited between this run's reading and its writing
 */
public record UndoSummary(
        boolean stopped,
        long done,
        long otherwise,
        long gone,
        List<UndoRow> left,
        List<Integer> late,
        long collisions) {
    public UndoSummary {
        left = List.copyOf(left);
        late = List.copyOf(late);
    }
}
