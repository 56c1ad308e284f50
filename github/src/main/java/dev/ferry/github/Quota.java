package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The hourly quota of one resource as the headers tell it. Answers overtake each other, so within one window only a
 * smaller number is news; requests under way may or may not be counted in it. Not thread-safe; the gate guards it.
 */
final class Quota {
    private Optional<Facts.Budget> budget = Optional.empty();
    private int underWay;

    /** What stands in the way of one more request. */
    enum State {
        FREE,
        LAST_ONES_UNDER_WAY,
        USED_UP
    }

    State state(Instant now) {
        Optional<Facts.Budget> current = budget.filter(b -> b.reset().isAfter(now));
        if (current.isEmpty()) {
            return State.FREE;
        }
        long left = current.get().remaining();
        if (left <= 0) {
            return State.USED_UP;
        }
        return left <= underWay ? State.LAST_ONES_UNDER_WAY : State.FREE;
    }

    Instant reset() {
        return budget.map(Facts.Budget::reset).orElse(Instant.MIN);
    }

    /** What was told was told of another token. */
    void forget() {
        budget = Optional.empty();
    }

    void begin() {
        underWay++;
    }

    void end(Optional<Facts.Budget> told) {
        underWay--;
        if (told.isPresent()) {
            boolean sameWindow = budget.isPresent()
                    && Duration.between(reset(), told.get().reset()).abs().compareTo(Duration.ofSeconds(2)) < 0;
            if (!sameWindow || told.get().remaining() < budget.get().remaining()) {
                budget = told;
            }
        }
    }
}
