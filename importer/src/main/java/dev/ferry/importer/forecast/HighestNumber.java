package dev.ferry.importer.forecast;

import java.util.function.IntPredicate;

/**
 * Finds the highest number that a repository ever gave, whatever became of its issue: goes on in steps that double, then
 * halves what is left. Asks some dozens of times where reading on number by number asks for all. For one thread.
 */
public final class HighestNumber {
    /** So many numbers one behind the other that were never given end a search: a hidden issue looks like one. */
    static final int MOST_MISSES = 5;
    /** Ten times what the largest repositories have given. */
    static final int MOST = 100_000_000;

    private final IntPredicate given;

    /** The question is asked several times for some numbers; its answers must not change. */
    public HighestNumber(IntPredicate given) {
        this.given = given;
    }

    /** The highest one from {@code known} on, which was given; 0 where none is known to be. */
    public int from(int known) {
        int low = known;
        int high = low + 1;
        for (int step = 1; low < MOST; step *= 2) {
            high = low + step;
            int next = next(high);
            if (next < 0) {
                return between(low, high);
            }
            low = next;
        }
        return low;
    }

    /** {@code low} was given, and none of those from {@code high} on. */
    private int between(int given, int free) {
        int low = given;
        int high = free;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            int next = next(middle);
            if (next < 0) {
                high = middle;
            } else {
                low = next;
            }
        }
        return low;
    }

    private int next(int from) {
        for (int number = from; number < from + MOST_MISSES; number++) {
            if (given.test(number)) {
                return number;
            }
        }
        return -1;
    }
}
