package dev.ferry.cli.journeys;

import dev.ferry.fixtures.hub.Exchange;
import dev.ferry.fixtures.hub.ExchangeObserver;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Kills the program with SIGKILL once the simulator has done so many of its requests: at once, so that the answer is
 * lost, or some moments later. Safe for any thread.
 */
final class KillSwitch implements ExchangeObserver {
    private Optional<Process> victim = Optional.empty();
    private CountDownLatch reached = new CountDownLatch(0);
    private boolean beforeTheAnswer;
    private int left;

    /** After how many requests it strikes; {@code moments} later in milliseconds, 0 being before the answer is sent. */
    record Strike(int requests, int moments) {}

    @Override
    public synchronized void observed(Exchange exchange) {
        if (left > 0 && --left == 0) {
            if (beforeTheAnswer) {
                victim.ifPresent(Process::destroyForcibly);
            }
            reached.countDown();
        }
    }

    /** Waits until the program has made so many requests; fails when it ends before. */
    void await(int requests, Process process) throws InterruptedException {
        CountDownLatch latch = arm(new Strike(requests, 1), process);
        while (!latch.await(50, TimeUnit.MILLISECONDS)) {
            if (!process.isAlive()) {
                throw new AssertionError("it ended with " + process.exitValue() + " before " + requests + " requests");
            }
        }
        disarm();
    }

    /** Waits until the program was killed or has ended by itself; tells whether it was killed. */
    boolean strike(Strike strike, Process process) throws InterruptedException {
        CountDownLatch latch = arm(strike, process);
        while (process.isAlive()) {
            if (latch.await(50, TimeUnit.MILLISECONDS)) {
                process.waitFor(strike.moments(), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
            }
        }
        disarm();
        return process.exitValue() == 128 + 9;
    }

    private synchronized CountDownLatch arm(Strike strike, Process process) {
        victim = Optional.of(process);
        beforeTheAnswer = strike.moments() == 0;
        left = strike.requests();
        reached = new CountDownLatch(1);
        return reached;
    }

    private synchronized void disarm() {
        victim = Optional.empty();
        left = 0;
    }
}
