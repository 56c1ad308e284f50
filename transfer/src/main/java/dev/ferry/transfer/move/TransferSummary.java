package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import java.util.List;

/**
 * How a run of the transfer ended: what it moved, what failed, which items have a number that is not in legacy order,
 * how many numbers in between went to others, and whether the operator stopped it.
 */
public record TransferSummary(
        long moved, List<LegacyId> failed, List<LegacyId> outOfOrder, long strangers, boolean stopped) {
    public TransferSummary {
        failed = List.copyOf(failed);
        outOfOrder = List.copyOf(outOfOrder);
    }
}
