package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many writes of one token are under way at once where nobody configured it: one more after each round of quick
 * answers, half after trouble or a slow round. A round is as many answers as are under way, at least {@value
 * #SHORTEST_ROUND}; it is slow when its mean time is over twice the best of the last minutes. By times of the injected
 * clock only, so that the same answers give the same width. Not thread-safe; the gate guards it.
 */
final class Width {
    static final int START = 8;
    private static final int SHORTEST_ROUND = 16;
    /** Differences as small as this are chance and no queue. */
    private static final Duration NEGLIGIBLE = Duration.ofMillis(20);
    /** The best mean counts for one to two of these, so that a server that has become slower for good is taken as it is. */
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private int width;
    private int answers;
    private Duration time = Duration.ZERO;
    private Optional<Duration> best = Optional.empty();
    private Optional<Duration> bestBefore = Optional.empty();
    private Instant memoryBegan = Instant.MIN;
    private Instant narrowed = Instant.MIN;

    Width(int start) {
        width = start;
    }

    /** At most so many, however wide it would be. */
    int now(int most) {
        return Math.min(width, most);
    }

    /** A write was answered. */
    void answered(Instant entered, Instant now, int most) {
        answers++;
        time = time.plus(Duration.between(entered, now));
        if (answers >= Math.max(SHORTEST_ROUND, now(most))) {
            round(time.dividedBy(answers), now, most);
            answers = 0;
            time = Duration.ZERO;
        }
    }

    /** The server failed, was silent, or asked to slow down; those that were under way together are one trouble. */
    void trouble(Instant entered, Instant now, int most) {
        if (entered.isAfter(narrowed)) {
            narrow(now, most);
        }
    }

    private void round(Duration mean, Instant now, int most) {
        forgetOld(now);
        Optional<Duration> recent = smaller(best, bestBefore);
        boolean slow = recent.filter(
                        quickest -> mean.compareTo(quickest.multipliedBy(2).plus(NEGLIGIBLE)) > 0)
                .isPresent();
        if (slow && now(most) > 1) {
            narrow(now, most);
            return;
        }
        if (slow) {
            // One at a time wait for nobody but the server: it has become slower.
            bestBefore = Optional.empty();
            best = Optional.of(mean);
        }
        best = smaller(best, Optional.of(mean));
        width = Math.min(most, now(most) + 1);
    }

    private void narrow(Instant now, int most) {
        width = Math.max(1, now(most) / 2);
        narrowed = now;
        answers = 0;
        time = Duration.ZERO;
    }

    private void forgetOld(Instant now) {
        if (memoryBegan.equals(Instant.MIN)
                || Duration.between(memoryBegan, now).compareTo(MEMORY) >= 0) {
            memoryBegan = now;
            bestBefore = best;
            best = Optional.empty();
        }
    }

    private static Optional<Duration> smaller(Optional<Duration> one, Optional<Duration> other) {
        return one.isPresent() && other.isPresent() && other.get().compareTo(one.get()) < 0
                ? other
                : one.or(() -> other);
    }
}
