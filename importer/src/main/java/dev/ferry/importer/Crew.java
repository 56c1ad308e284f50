package dev.ferry.importer;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The threads of one run: the workers, and the one that watches. The first failure of any of them stops all, and is
 * thrown by {@link #finish}. Given work waits for a free worker, so that no more is read from the archive than is sent.
 */
final class Crew implements AutoCloseable {
    /** A request that is under way is let finish when the operator stops the run: interrupted, it would be in doubt. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int WORKERS_PER_WRITER = 4;
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final ImportJob job;
    private final Watching watching;
    private final ThreadPoolExecutor workers;
    private final ExecutorService watcher;
    private final Room free = new Room();
    /** Of the thread that gives work alone. */
    private int size;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Future<Watching.Ended> watch;

    Crew(ImportJob job, Watching watching) {
        this.job = job;
        this.watching = watching;
        size = wanted();
        workers = new ThreadPoolExecutor(
                size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> new Thread(work, "ferry-import"));
        watcher = Executors.newSingleThreadExecutor(work -> new Thread(work, "ferry-import-watch"));
        // One more for each worker, rendered from memory when it is free.
        free.release(size * 2);
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
                if (!isToEnd()) {
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
        if (isToEnd()) {
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
        Grace grace = new Grace();
        while (!workers.awaitTermination(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (isToEnd() && grace.isOver()) {
                workers.shutdownNow();
            }
        }
    }

    private Watching.Ended awaitWatch() throws InterruptedException, ExecutionException {
        Grace grace = new Grace();
        while (true) {
            try {
                return watch.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (isToEnd()) {
                    watching.stop();
                    if (grace.isOver()) {
                        watcher.shutdownNow();
                    }
                }
            }
        }
    }

    private boolean isToEnd() {
        return job.stop().isRaised() || hasFailed();
    }

    /** Begins with the first glance after the run was to end, and is counted in glances, which no clock can make longer. */
    static final class Grace {
        private Duration left = GRACE;

        boolean isOver() {
            left = left.minus(GLANCE);
            return left.isNegative();
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

    /** How many workers there should be now: a worker waits for the ledger's disk twice a request, so one connection has several. */
    private int wanted() {
        int writers = job.github().writers();
        return Math.min(job.workers(), writers == 1 ? 1 : writers * WORKERS_PER_WRITER);
    }

    /** More or fewer workers, as the client is wider or narrower than before; nobody is cut short. */
    private void resize() {
        int wanted = wanted();
        if (wanted > size) {
            workers.setMaximumPoolSize(wanted);
            workers.setCorePoolSize(wanted);
            free.release((wanted - size) * 2);
        } else if (wanted < size) {
            workers.setCorePoolSize(wanted);
            workers.setMaximumPoolSize(wanted);
            free.reducePermits((size - wanted) * 2);
        }
        size = wanted;
    }

    /** Permits that can be taken back before they are free. */
    private static final class Room extends Semaphore {
        private static final long serialVersionUID = 1;

        Room() {
            super(0);
        }

        @Override
        public void reducePermits(int reduction) {
            super.reducePermits(reduction);
        }
    }

    private boolean waitForRoom() {
        try {
            while (!isToEnd()) {
                resize();
                if (free.tryAcquire(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
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
