package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many writes ended within a window that slides with time, in buckets of one second: memory is bounded by the
 * window, and a bucket counts until its last moment has left. Not thread-safe; the gate guards it.
 */
final class SlidingCount {
    /** Writes that ended within one second. */
    record Bucket(long second, int count) {}

    private final long window;
    private final Deque<Bucket> buckets = new ArrayDeque<>();
    private long sum;

    SlidingCount(Duration window) {
        this.window = window.toSeconds();
    }

    void add(Instant at, int count) {
        long second = at.getEpochSecond();
        sum += count;
        Bucket last = buckets.peekLast();
        // A clock that steps back must not disorder the buckets.
        if (last != null && last.second() >= second) {
            buckets.removeLast();
            buckets.addLast(new Bucket(last.second(), last.count() + count));
        } else {
            buckets.addLast(new Bucket(second, count));
        }
    }

    int count(Instant now) {
        Bucket first = buckets.peekFirst();
        while (first != null && !end(first).isAfter(now)) {
            buckets.removeFirst();
            sum -= first.count();
            first = buckets.peekFirst();
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /** The earliest time at which at most {@code allowed} of what is counted now is still inside the window. */
    Instant fallsTo(int allowed, Instant now) {
        int left = count(now);
        Instant at = now;
        for (Bucket bucket : buckets) {
            if (left <= allowed) {
                break;
            }
            left -= bucket.count();
            at = end(bucket);
        }
        return at;
    }

    Iterable<Bucket> buckets() {
        return buckets;
    }

    private Instant end(Bucket bucket) {
        return Instant.ofEpochSecond(bucket.second() + 1 + window);
    }
}
