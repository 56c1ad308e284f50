package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches the final numbers: that they rise in legacy order, and which of them went to strangers in between. For one thread. */
final class Numbers {
    private final List<LegacyId> outOfOrder = new ArrayList<>();
    private int highest;
    private long strangers;

    /** Goes on after what an earlier run moved. */
    static Numbers after(MigrationView view) {
        Numbers numbers = new Numbers();
        for (ItemRow item : view.items()) {
            item.finalIssue()
                    .ifPresent(issue -> numbers.highest =
                            Math.max(numbers.highest, issue.number().value()));
        }
        return numbers;
    }

    /** Takes note of a number; returns what is to be remembered of it, if anything. */
    Optional<Transition> given(LegacyId item, FinalNumber number) {
        int value = number.value();
        if (value < highest) {
            outOfOrder.add(item);
            return Optional.of(new Transition.Noted(
                    Optional.of(item), "out of order", "final " + value + " comes after " + highest));
        }
        int first = highest + 1;
        boolean gap = highest > 0 && value > first;
        highest = value;
        if (!gap) {
            return Optional.empty();
        }
        strangers += value - first;
        String detail = value - first == 1 ? "final " + first : "final " + first + " to " + (value - 1);
        return Optional.of(new Transition.Noted(Optional.of(item), "taken by others", detail));
    }

    List<LegacyId> outOfOrder() {
        return List.copyOf(outOfOrder);
    }

    long strangers() {
        return strangers;
    }
}
