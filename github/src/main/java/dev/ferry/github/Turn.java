package dev.ferry.github;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose turn it is to take a request: a token's; else others are to leave first, or a time is to come; nothing of these:
 * held, or no token.
 */
record Turn(Optional<Allowance> first, boolean crowded, Optional<Wait> waiting) {
    /** While the operator holds the client. */
    static final Turn NOBODYS = new Turn(Optional.empty(), false, Optional.empty());

    private static final Comparator<Allowance> BY_TURN =
            Comparator.comparingInt(Allowance::underWay).thenComparingLong(Allowance::lastUse);

    /** Of these tokens; to be called under the gate's lock. */
    static Turn among(List<Allowance> tokens, Request request, LimitOptions limits, Instant now) {
        Optional<Allowance> first = Optional.empty();
        Optional<Wait> wait = Optional.empty();
        boolean crowded = false;
        for (Allowance one : tokens) {
            Allowance.Way way = one.way(request, limits, now);
            if (way.free()) {
                first = first.filter(other -> BY_TURN.compare(other, one) <= 0).or(() -> Optional.of(one));
            }
            crowded |= way.crowded();
            wait = sooner(wait, way.waiting());
        }
        return new Turn(first, crowded && first.isEmpty(), wait);
    }

    private static Optional<Wait> sooner(Optional<Wait> one, Optional<Wait> other) {
        return one.isPresent()
                        && other.isPresent()
                        && other.get().until().isBefore(one.get().until())
                ? other
                : one.or(() -> other);
    }
}
