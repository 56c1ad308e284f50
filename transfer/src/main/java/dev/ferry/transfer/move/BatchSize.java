package dev.ferry.transfer.move;

import java.time.Duration;

/**
 * How many issues the next document moves: more while answers are quick and whole, half as many after trouble. GitHub gives
 * up on a request after ten seconds, and a document of a hundred transfers was seen to die so. For one thread.
 */
final class BatchSize {
    private static final int FIRST = 10;
    private static final int STEP = 5;
    private static final Duration QUICK = Duration.ofSeconds(4);

    private final int largest;
    private int size;

    BatchSize(int largest) {
        this.largest = largest;
        size = Math.min(FIRST, largest);
    }

    int now() {
        return size;
    }

    /** The whole batch was answered in this time. */
    void whole(Duration took) {
        if (took.compareTo(QUICK) < 0) {
            size = Math.min(largest, size + STEP);
        } else {
            shrink();
        }
    }

    /** The server was out of breath: no answer, a part of one, or a refusal to go on. */
    void shrink() {
        size = Math.max(1, size / 2);
    }
}
