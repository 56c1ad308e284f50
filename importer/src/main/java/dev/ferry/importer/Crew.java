package dev.ferry.importer;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The threads of one run: the workers, and the one that watches. The first failure of any of them stops all, and is
 * thrown by {@link #finish}. Given work waits for a free worker, so that no more is read from the archive than is sent.
 */
final class Crew implements AutoCloseable {
    /** A request that is under way is let finish when the operator stops the run: interrupted, it would be in doubt. */
    private static final long GRACE_SECONDS = 10;

    private static final long GLANCE_MILLIS = 100;

    private final ImportJob job;
    private final Watching watching;
    private final ExecutorService workers;
    private final ExecutorService watcher;
    private final Semaphore free;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Future<Watching.Ended> watch;

    Crew(ImportJob job, Watching watching) {
        this.job = job;
        this.watching = watching;
        workers = Executors.newFixedThreadPool(job.workers(), work -> new Thread(work, "ferry-import"));
        watcher = Executors.newSingleThreadExecutor(work -> new Thread(work, "ferry-import-watch"));
        // One more for each worker, rendered from memory when it is free.
        free = new Semaphore(job.workers() * 2);
        watch = watcher.submit(this::watch);
    }

    boolean hasFailed() {
        return failure.get() != null;
    }

    /** Waits for a free worker and gives it this; does nothing when the run is to end. */
    void give(Runnable work) {
        if (!waitForRoom()) {
            return;
        }
        workers.execute(() -> {
            try {
                if (!hasFailed() && !job.stop().isRaised()) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                // Also what no code can mend, such as a stack that ran over: an item must never be passed over in
                // silence.
                failure.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    /** Waits until all that was given is sent and has ended. */
    Watching.Ended finish() throws InterruptedException {
        workers.shutdown();
        awaitWorkers();
        watching.sendingIsOver();
        if (job.stop().isRaised() || hasFailed()) {
            watching.stop();
        }
        try {
            Watching.Ended ended = awaitWatch();
            throwFailure();
            return ended;
        } catch (ExecutionException e) {
            throwFailure();
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("the watching thread was interrupted");
            }
            throw new IllegalStateException("the watching thread ended without a reason", e);
        }
    }

    private void awaitWorkers() throws InterruptedException {
        long graceEnd = Long.MAX_VALUE;
        while (!workers.awaitTermination(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
            long now = System.nanoTime();
            if (graceEnd == Long.MAX_VALUE && (job.stop().isRaised() || hasFailed())) {
                graceEnd = now + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
            }
            if (graceEnd != Long.MAX_VALUE && now - graceEnd > 0) {
                workers.shutdownNow();
            }
        }
    }

    private Watching.Ended awaitWatch() throws InterruptedException, ExecutionException {
        long glances = 0;
        while (true) {
            try {
                return watch.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.TimeoutException e) {
                if (job.stop().isRaised()) {
                    watching.stop();
                    glances++;
                }
                if (glances * GLANCE_MILLIS > TimeUnit.SECONDS.toMillis(GRACE_SECONDS)) {
                    watcher.shutdownNow();
                }
            }
        }
    }

    private void throwFailure() {
        Throwable first = failure.get();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private boolean waitForRoom() {
        try {
            while (!hasFailed() && !job.stop().isRaised()) {
                if (free.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.compareAndSet(null, new IllegalStateException("interrupted while waiting for a worker", e));
        }
        return false;
    }

    private Watching.Ended watch() throws InterruptedException {
        try {
            return watching.call();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        watching.stop();
        watcher.shutdownNow();
    }
}
