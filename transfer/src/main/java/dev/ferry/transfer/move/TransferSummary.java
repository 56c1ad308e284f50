package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.OlderItem;
import java.util.List;

/**
 * How a run of the transfer ended: what it moved, what failed, which of the failed ones were overtaken by later items of
 * the same request, which items were nowhere to be found twice and are planned anew, which have a number that is not in legacy
 * order, how many numbers in between went to others, whether the operator stopped it, and which older items kept it from moving
 * anything at all.
 */
public record TransferSummary(
        long moved,
        List<LegacyId> failed,
        List<LegacyId> overtaken,
        List<LegacyId> plannedAnew,
        List<LegacyId> outOfOrder,
        long strangers,
        boolean stopped,
        List<OlderItem> inTheWay) {
    public TransferSummary {
        failed = List.copyOf(failed);
        overtaken = List.copyOf(overtaken);
        plannedAnew = List.copyOf(plannedAnew);
        outOfOrder = List.copyOf(outOfOrder);
        inTheWay = List.copyOf(inTheWay);
    }
}
