package dev.ferry.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How many writes ended within a window that slides with time, in buckets of 1/240 of it: memory is bounded, and a
 * bucket counts until its last moment has left the window. Not thread-safe; the gate guards it.
 */
final class SlidingCount {
    private static final int BUCKETS = 240;

    /** Writes that ended within the bucket that begins here, in milliseconds of the epoch. */
    record Bucket(long start, int count) {}

    private final long window;
    private final long width;
    private final Deque<Bucket> buckets = new ArrayDeque<>();
    private long sum;

    SlidingCount(Duration window) {
        this.window = window.toMillis();
        this.width = this.window / BUCKETS;
    }

    void add(Instant at, int count) {
        long start = at.toEpochMilli() / width * width;
        sum += count;
        Bucket last = buckets.peekLast();
        // A clock that steps back must not disorder the buckets.
        if (last != null && last.start() >= start) {
            buckets.removeLast();
            buckets.addLast(new Bucket(last.start(), last.count() + count));
        } else {
            buckets.addLast(new Bucket(start, count));
        }
        // Where no limit is known nobody ever asks for the count.
        forget(at);
    }

    int count(Instant now) {
        forget(now);
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    private void forget(Instant now) {
        Bucket first = buckets.peekFirst();
        while (first != null && !end(first).isAfter(now)) {
            buckets.removeFirst();
            sum -= first.count();
            first = buckets.peekFirst();
        }
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

    /** The last moment of a bucket that begins here: nothing in it happened later. */
    Instant lastMoment(Bucket bucket) {
        return Instant.ofEpochMilli(bucket.start() + width - 1);
    }

    List<Bucket> buckets() {
        return new ArrayList<>(buckets);
    }

    private Instant end(Bucket bucket) {
        return Instant.ofEpochMilli(bucket.start() + width + window);
    }
}
