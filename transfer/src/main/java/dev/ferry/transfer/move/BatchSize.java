package dev.ferry.transfer.move;

import dev.ferry.transfer.reading.Portion;
import java.time.Duration;

/**
 * How many issues the next document moves: more while answers are quick and whole, half as many after trouble, and never more
 * than fits the limits. GitHub gives up on a request after ten seconds, and a document of a hundred transfers was seen to die
 * so. For one thread.
 */
final class BatchSize {
    static final int FIRST = 10;
    static final int STEP = 5;
    private static final Duration QUICK = Duration.ofSeconds(4);
    /** While a minute's limit decides the pace, the time of an answer is lost in each minute: of four seconds, over five percent. */
    private static final Duration QUICK_FOR_A_MINUTE = Duration.ofSeconds(2);

    private final int largest;
    private final Portion portion;
    private int size;

    BatchSize(int largest, Portion portion) {
        this.largest = largest;
        this.portion = portion;
        size = Math.min(FIRST, largest);
    }

    int now() {
        return portion.next(size);
    }

    /** A batch of so many was sent. */
    void sent(int batch) {
        portion.sent(batch);
    }

    /** The whole batch was answered in this time. */
    void whole(Duration took) {
        Duration quick = portion.minuteBinds() ? QUICK_FOR_A_MINUTE : QUICK;
        if (took.compareTo(quick) < 0) {
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
