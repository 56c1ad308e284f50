package dev.ferry.exporter.roundup;

import dev.ferry.archive.DataException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Hands out batches in legacy order while the next one is being read: one thread of its own queries the database, so
 * that waiting for it and putting issues together overlap. At most two batches are in memory. Until {@link #close}
 * nobody else may use the snapshot.
 */
final class BatchAhead implements Iterator<IssueBatch>, AutoCloseable {
    private final BatchLoader loader;
    private final IssueOrder order;
    private final int size;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "tracker-reader");
        reader.setDaemon(true);
        return reader;
    });
    private int handedOut;
    private Future<IssueBatch> next;

    BatchAhead(BatchLoader loader, IssueOrder order, int size) {
        this.loader = loader;
        this.order = order;
        this.size = size;
        this.next = load();
    }

    private Future<IssueBatch> load() {
        int from = handedOut;
        return thread.submit(() -> loader.load(order.batch(from, size)));
    }

    @Override
    public boolean hasNext() {
        return handedOut < order.size();
    }

    @Override
    public IssueBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        IssueBatch batch = await();
        handedOut += batch.order().size();
        if (hasNext()) {
            next = load();
        }
        return batch;
    }

    private IssueBatch await() {
        try {
            return next.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the export was interrupted while the tracker was read");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DataException damage) {
                throw new DataException(String.valueOf(damage.getMessage()), damage);
            }
            throw new IllegalStateException("a batch of issues could not be read", e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        // A batch takes milliseconds, and the database must be left alone before it can be closed.
        for (int i = 0; i < 60 && !thread.isTerminated(); i++) {
            try {
                if (thread.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
