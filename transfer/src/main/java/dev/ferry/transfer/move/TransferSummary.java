package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.OlderItem;
import java.util.List;

/**
 * How a run of the transfer ended: how many it moved, which it left behind, whether the new numbers are in the old order,
 * whether the operator stopped it, and which older items kept it from moving anything at all.
 */
public record TransferSummary(
        long moved, LeftBehind leftBehind, Order order, Restored restored, boolean stopped, List<OlderItem> inTheWay) {
    public TransferSummary {
        inTheWay = List.copyOf(inTheWay);
    }

    /**
     * The items that did not arrive: those that failed, which of these were overtaken by later ones of the same request, and those
     * that were nowhere to be found twice and are planned anew.
     */
    public record LeftBehind(List<LegacyId> failed, List<LegacyId> overtaken, List<LegacyId> plannedAnew) {
        public LeftBehind {
            failed = List.copyOf(failed);
            overtaken = List.copyOf(overtaken);
            plannedAnew = List.copyOf(plannedAnew);
        }
    }

    /** Which items have a number that is not in legacy order, and how many numbers in between went to others. */
    public record Order(List<LegacyId> outOfOrder, long strangers) {
        public Order {
            outOfOrder = List.copyOf(outOfOrder);
        }
    }

    /**
     * Closed issues that had to be opened to be moved: how many were closed again by this run, and how many are open in the
     * final repository that were closed.
     */
    public record Reopened(long closedAgain, int leftOpen) {}

    /**
     * Issues that were locked on staging: how many the transfer unlocked and this run locked again, and how many are in the final
     * repository and not known to be locked.
     */
    public record Relocked(long lockedAgain, long leftUnlocked) {}

    /** What the transfer changed of issues, and what is to be again as it was. */
    public record Restored(Reopened reopened, Relocked relocked) {}

    public Reopened reopened() {
        return restored.reopened();
    }

    public Relocked relocked() {
        return restored.relocked();
    }

    public List<LegacyId> failed() {
        return leftBehind.failed();
    }

    public List<LegacyId> overtaken() {
        return leftBehind.overtaken();
    }

    public List<LegacyId> plannedAnew() {
        return leftBehind.plannedAnew();
    }

    public List<LegacyId> outOfOrder() {
        return order.outOfOrder();
    }

    public long strangers() {
        return order.strangers();
    }
}
