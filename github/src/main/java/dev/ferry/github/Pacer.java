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
    /** The rate a minute before a refusal without a time was taken for the minute's; until a write goes through. */
    private Optional<Guess> guess = Optional.empty();

    private record Guess(Optional<Integer> perMinuteBefore) {}

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

    /** Of so many writes, so many may have been carried out; what certainly was not, the server did not count either. */
    void end(int writes, int counted, Instant now) {
        pending -= writes;
        if (counted > 0) {
            minute.add(now, counted);
            hour.add(now, counted);
            guess = Optional.empty();
        }
    }

    /**
     * A request was refused for its rate. Of a write, what went through within the window is the limit. Which window it was
     * shows in how long the server says to wait; without a word it is the minute, until the next refusal says that it was
     * the hour. A question that is refused teaches nothing but that.
     */
    void learn(Optional<Duration> told, boolean write, Instant now) {
        boolean longer =
                told.filter(wait -> wait.compareTo(MINUTE.plusSeconds(5)) > 0).isPresent();
        if (!write && !(longer && guess.isPresent())) {
            return;
        }
        learnedHourly = longer;
        if (longer) {
            guess.ifPresent(wrong -> learnedPerMinute = wrong.perMinuteBefore());
        }
        // Of several guesses in a row the first knows what was there before all of them.
        guess = told.isEmpty() ? guess.or(() -> Optional.of(new Guess(learnedPerMinute))) : Optional.empty();
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
        guess = Optional.empty();
    }

    QuotaState.Pace state() {
        return new QuotaState.Pace(learnedPerMinute, learnedPerHour, hour.buckets());
    }

    /** Goes on with what was kept; nothing of it happened after {@code now}. */
    void restore(QuotaState.Pace pace, Instant now) {
        learnedPerMinute = pace.perMinute();
        learnedPerHour = pace.perHour();
        for (SlidingCount.Bucket bucket : pace.buckets()) {
            hour.add(Instant.ofEpochMilli(bucket.start()), bucket.count());
            // The hour's buckets are wide: for the minute all of one may have happened at its end.
            Instant latest = hour.lastMoment(bucket);
            minute.add(latest.isAfter(now) ? now : latest, bucket.count());
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
