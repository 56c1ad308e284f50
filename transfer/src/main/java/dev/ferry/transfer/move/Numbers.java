package dev.ferry.transfer.move;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Watches the final numbers: that they rise in legacy order, and which of them went to strangers in between. For one thread. */
final class Numbers {
    private final List<LegacyId> outOfOrder = new ArrayList<>();
    private int highest;
    private LegacyPosition latest = LegacyPosition.START;
    private long strangers;

    /** Goes on after what an earlier run moved. */
    static Numbers after(MigrationView view) {
        Numbers numbers = new Numbers();
        numbers.highest = view.moved().highest();
        numbers.latest = view.moved().last().orElse(LegacyPosition.START);
        return numbers;
    }

    private void passed(ItemRow item, int number) {
        highest = Math.max(highest, number);
        latest = latest.compareTo(item.position()) < 0 ? item.position() : latest;
    }

    /** Takes note of a number; returns what is to be remembered of it, if anything. */
    Optional<Transition> given(ItemRow item, FinalNumber number) {
        int value = number.value();
        int first = highest + 1;
        boolean rises = value > highest;
        boolean later = item.position().compareTo(latest) > 0;
        boolean gap = highest > 0 && value > first;
        passed(item, value);
        if (rises != later) {
            outOfOrder.add(item.id());
            String detail = rises
                    ? "final " + value + " though later issues have smaller numbers"
                    : "final " + value + " though earlier issues have larger numbers";
            return Optional.of(new Transition.Noted(Optional.of(item.id()), "out of order", detail));
        }
        if (!gap) {
            return Optional.empty();
        }
        strangers += value - first;
        String detail = value - first == 1 ? "final " + first : "final " + first + " to " + (value - 1);
        return Optional.of(new Transition.Noted(Optional.of(item.id()), "taken by others", detail));
    }

    List<LegacyId> outOfOrder() {
        return List.copyOf(outOfOrder);
    }

    /** The highest final number so far, 0 before the first. */
    int highest() {
        return highest;
    }

    long strangers() {
        return strangers;
    }
}
