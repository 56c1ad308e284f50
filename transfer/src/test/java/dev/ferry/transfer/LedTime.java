package dev.ferry.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Passes by the waits of one thread that leads, however long it works in between; the waits of others end when it has come
 * so far. While nobody leads, every wait makes it pass.
 */
final class LedTime extends TestTime {
    /** The leading thread may itself be held up by one that waits. */
    private static final long HELD_UP_MILLIS = 1000;

    private final String leader;
    private final BooleanSupplier leads;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** {@code leader} is the thread's name; {@code leads}: whether it does now. */
    LedTime(String leader, BooleanSupplier leads) {
        this.leader = leader;
        this.leads = leads;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Instant end = now.plus(duration);
        if (leads.getAsBoolean() && !Thread.currentThread().getName().equals(leader)) {
            awaitLeader(end);
        }
        if (now.isBefore(end)) {
            now = end;
            notifyAll();
        }
    }

    private synchronized void awaitLeader(Instant end) throws InterruptedException {
        long deadline = System.nanoTime() + HELD_UP_MILLIS * 1_000_000;
        long left = HELD_UP_MILLIS;
        while (now.isBefore(end) && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }
}
