package dev.ferry.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How much of a server's limit a run used. */
final class LimitUse {
    private LimitUse() {}

    /**
     * The share of a limit that was used from a place on, and prints it: each write is followed a window later at the soonest by
     * the one that is a whole limit behind it. {@code counted}: when the server counted each write.
     */
    static double share(String what, List<Instant> counted, int limit, Duration window, int from) {
        double ideal = 0;
        double taken = 0;
        for (int i = from; i + limit < counted.size(); i++) {
            ideal += window.toMillis();
            taken += Duration.between(counted.get(i), counted.get(i + limit)).toMillis();
        }
        double share = ideal / taken;
        System.out.printf(
                Locale.ROOT,
                "%s: of %d in %s, %.1f %% used after the first %d of %d%n",
                what,
                limit,
                window,
                100 * share,
                from,
                counted.size());
        return share;
    }
}
