package dev.ferry.github;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was sent and waited for, by kind of request. Safe for use by any thread; reading is a snapshot. */
public final class Statistics {
    /** The figures of one kind of request. {@code requests} counts every sending; {@code retries} those after the first. */
    public record Figures(long requests, long retries, long refused, long unknown, long modifications) {
        Figures plus(Figures other) {
            return new Figures(
                    requests + other.requests,
                    retries + other.retries,
                    refused + other.refused,
                    unknown + other.unknown,
                    modifications + other.modifications);
        }
    }

    private static final class Counters {
        private final LongAdder requests = new LongAdder();
        private final LongAdder retries = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder unknown = new LongAdder();
        private final LongAdder modifications = new LongAdder();
    }

    private final Map<RequestKind, Counters> counters = new ConcurrentHashMap<>();
    private final Map<WaitKind, LongAdder> waits = new ConcurrentHashMap<>();

    Statistics() {}

    public Figures of(RequestKind kind) {
        Counters counted = of(kind, counters);
        return new Figures(
                counted.requests.sum(),
                counted.retries.sum(),
                counted.refused.sum(),
                counted.unknown.sum(),
                counted.modifications.sum());
    }

    /** The kinds that were used at all. */
    public Map<RequestKind, Figures> byKind() {
        Map<RequestKind, Figures> used = new EnumMap<>(RequestKind.class);
        for (RequestKind kind : RequestKind.values()) {
            Figures figures = of(kind);
            if (figures.requests() > 0) {
                used.put(kind, figures);
            }
        }
        return used;
    }

    public Figures total() {
        return byKind().values().stream().reduce(new Figures(0, 0, 0, 0, 0), Figures::plus);
    }

    /** Waiting time, summed over the threads that waited. */
    public Duration waited(WaitKind kind) {
        return Duration.ofMillis(waits.getOrDefault(kind, new LongAdder()).sum());
    }

    void sent(Request request, boolean again) {
        Counters counted = of(request.kind(), counters);
        counted.requests.increment();
        counted.modifications.add(request.modifications());
        if (again) {
            counted.retries.increment();
        }
    }

    void refused(RequestKind kind) {
        of(kind, counters).refused.increment();
    }

    void unknown(RequestKind kind) {
        of(kind, counters).unknown.increment();
    }

    void waited(WaitKind why, Duration time) {
        waits.computeIfAbsent(why, kind -> new LongAdder()).add(time.toMillis());
    }

    private static Counters of(RequestKind kind, Map<RequestKind, Counters> counters) {
        return counters.computeIfAbsent(kind, none -> new Counters());
    }
}
