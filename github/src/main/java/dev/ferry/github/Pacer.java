package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the writes of one token under so many a minute and an hour, as configured or as learned from a refusal. A
 * write holds its place from before it is sent until a whole window after it was answered: whenever in between the
 * server counted it, no window of the server's holds more. Not thread-safe; the gate guards it.
 */
final class Pacer {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    /** So many writes may follow each other at once; behind that they are spread over the minute. */
    private static final int BURST = 5;
    /** A refusal after fewer writes speaks of somebody else's use of the token, not of a rate. */
    private static final int FEWEST_TO_LEARN_FROM = 5;

    private final SlidingCount minute = new SlidingCount(MINUTE);
    private final SlidingCount hour = new SlidingCount(HOUR);
    private Optional<Integer> learnedPerMinute = Optional.empty();
    private Optional<Integer> learnedPerHour = Optional.empty();
    private boolean learnedHourly;
    private int pending;
    private Instant nextSlot = Instant.MIN;

    /** Zero when so many writes may be sent now, else how long to wait before asking again. */
    Duration delay(int writes, LimitOptions limits, Instant now) {
        Instant at = now;
        Optional<Integer> perMinute = perMinute(limits);
        if (perMinute.isPresent()) {
            at = later(later(at, nextSlot), free(minute, perMinute.get(), writes, now));
        }
        Optional<Integer> perHour = smaller(limits.writesPerHour(), learnedPerHour);
        if (perHour.isPresent()) {
            at = later(at, free(hour, perHour.get(), writes, now));
        }
        return Duration.between(now, at);
    }

    void begin(int writes, LimitOptions limits, Instant now) {
        pending += writes;
        perMinute(limits).ifPresent(rate -> {
            Duration gap = MINUTE.dividedBy(rate);
            nextSlot = later(nextSlot, now.minus(gap.multipliedBy(BURST))).plus(gap.multipliedBy(writes));
        });
    }

    /** What certainly was not carried out was not counted by the server either. */
    void end(int writes, boolean counted, Instant now) {
        pending -= writes;
        if (counted) {
            minute.add(now, writes);
            hour.add(now, writes);
        }
    }

    /**
     * A write was refused for its rate: what went through within the window is the limit. Which window it was shows in
     * how long the server says to wait; without a word it is the minute.
     */
    void learn(Optional<Duration> told, Instant now) {
        learnedHourly =
                told.filter(wait -> wait.compareTo(MINUTE.plusSeconds(5)) > 0).isPresent();
        int passed = learnedHourly ? hour.count(now) : minute.count(now);
        if (passed < FEWEST_TO_LEARN_FROM) {
            return;
        }
        if (learnedHourly) {
            learnedPerHour = smaller(learnedPerHour, Optional.of(passed));
        } else {
            learnedPerMinute = smaller(learnedPerMinute, Optional.of(passed));
        }
    }

    /** Accepted although the refusal of another was heard first: it belongs to what went through. */
    void learnMore(int writes) {
        if (learnedHourly) {
            learnedPerHour = learnedPerHour.map(rate -> rate + writes);
        } else {
            learnedPerMinute = learnedPerMinute.map(rate -> rate + writes);
        }
    }

    /** The operator knows better now. */
    void forgetLearned() {
        learnedPerMinute = Optional.empty();
        learnedPerHour = Optional.empty();
    }

    QuotaState.Pace state() {
        return new QuotaState.Pace(learnedPerMinute, learnedPerHour, hour.buckets());
    }

    void restore(QuotaState.Pace pace) {
        learnedPerMinute = pace.perMinute();
        learnedPerHour = pace.perHour();
        for (SlidingCount.Bucket bucket : pace.buckets()) {
            Instant at = Instant.ofEpochMilli(bucket.start());
            minute.add(at, bucket.count());
            hour.add(at, bucket.count());
        }
    }

    private Optional<Integer> perMinute(LimitOptions limits) {
        return smaller(limits.writesPerMinute(), learnedPerMinute);
    }

    private Instant free(SlidingCount window, int limit, int writes, Instant now) {
        // A batch larger than the whole limit waits for an empty window rather than for ever.
        int allowed = Math.max(0, limit - writes);
        if (window.count(now) + pending <= allowed) {
            return now;
        }
        Instant at = window.fallsTo(Math.max(0, allowed - pending), now);
        // Only writes still under way are in the way: ask again soon.
        return at.isAfter(now) ? at : now.plusMillis(50);
    }

    private static Optional<Integer> smaller(Optional<Integer> one, Optional<Integer> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(Math.min(one.get(), other.get()))
                : one.or(() -> other);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
