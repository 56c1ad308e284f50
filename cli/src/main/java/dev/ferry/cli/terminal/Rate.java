package dev.ferry.cli.terminal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How many items a second were done lately. Not thread-safe. */
final class Rate {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(1);

    private record Sample(Instant at, long done) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private final Clock clock;

    Rate(Clock clock) {
        this.clock = clock;
        samples.add(new Sample(clock.instant(), 0));
    }

    /** Takes note of the count; the samples of the last half minute are kept. */
    void note(long done) {
        Instant now = clock.instant();
        samples.addLast(new Sample(now, done));
        while (samples.size() > 2 && samples.getFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
    }

    /** Items a second, empty in the first second. */
    OptionalDouble perSecond() {
        Duration time =
                Duration.between(samples.getFirst().at(), samples.getLast().at());
        long items = samples.getLast().done() - samples.getFirst().done();
        return time.compareTo(LEAST) < 0 ? OptionalDouble.empty() : OptionalDouble.of(items * 1000.0 / time.toMillis());
    }
}
