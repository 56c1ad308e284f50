package dev.ferry.cli.journeys;

import dev.ferry.fixtures.hub.Exchange;
import dev.ferry.fixtures.hub.ExchangeObserver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Kills {@code ferry transfer} with SIGKILL once so many issues are in the final repository, and measures how long each process
 * took to its first transfer. Safe for any thread.
 */
final class TransferKiller implements ExchangeObserver {
    private static final Duration LONGEST_RUN = Duration.ofMinutes(60);

    private final List<Duration> firstTransfers = new ArrayList<>();
    private Optional<Process> running = Optional.empty();
    private Optional<Strike> strike = Optional.empty();
    private CountDownLatch reached = new CountDownLatch(1);
    private IntSupplier moved = () -> 0;
    private int left;
    private long started;
    private boolean hasMoved;

    /**
     * Once so many issues are moved, at the last of so many requests from there on, or at a transfer by which {@code latest} are
     * moved; {@code moments} later in milliseconds, 0 being before the answer is sent.
     */
    record Strike(int moved, int latest, int requests, int moments) {}

    /** What a process needs to be run. */
    interface Start {
        Process now() throws Exception;
    }

    /** How many issues are in the final repository. */
    synchronized void counting(IntSupplier count) {
        moved = count;
    }

    @Override
    public synchronized void observed(Exchange exchange) {
        if (running.isEmpty()) {
            return;
        }
        boolean transfer = new String(exchange.requestBody(), StandardCharsets.UTF_8).contains("transferIssue");
        if (transfer && !hasMoved) {
            hasMoved = true;
            firstTransfers.add(Duration.ofNanos(System.nanoTime() - started));
        }
        if (reached.getCount() > 0 && strike.isPresent() && isDue(strike.get(), transfer)) {
            if (strike.get().moments() == 0) {
                running.ifPresent(Process::destroyForcibly);
            }
            reached.countDown();
        }
    }

    private boolean isDue(Strike wanted, boolean transfer) {
        int now = moved.getAsInt();
        if (now >= wanted.moved()) {
            left--;
        }
        return left == 0 || (transfer && now >= wanted.latest());
    }

    /** Runs it until it was killed or has ended by itself; returns what it ended with. */
    int run(Start start, Optional<Strike> wanted) throws Exception {
        Process process = begin(start, wanted);
        long end = System.nanoTime() + LONGEST_RUN.toNanos();
        while (process.isAlive()) {
            if (reached.await(50, TimeUnit.MILLISECONDS)) {
                process.waitFor(wanted.map(Strike::moments).orElse(0), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
            } else if (System.nanoTime() > end) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("a transfer did not end within " + LONGEST_RUN);
            }
        }
        finish();
        return process.exitValue();
    }

    /** From the start of each process to its first transfer, of those that came so far. */
    synchronized List<Duration> firstTransfers() {
        return List.copyOf(firstTransfers);
    }

    private synchronized Process begin(Start start, Optional<Strike> wanted) throws Exception {
        started = System.nanoTime();
        hasMoved = false;
        reached = new CountDownLatch(1);
        strike = wanted;
        left = wanted.map(Strike::requests).orElse(0);
        Process process = start.now();
        running = Optional.of(process);
        return process;
    }

    private synchronized void finish() {
        running = Optional.empty();
        strike = Optional.empty();
    }
}
