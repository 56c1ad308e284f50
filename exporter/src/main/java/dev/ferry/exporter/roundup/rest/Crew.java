package dev.ferry.exporter.roundup.rest;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** As many threads as the tracker may be asked by at once; what they bring is kept by the caller's thread alone. */
final class Crew implements AutoCloseable {
    private final int size;
    private final ExecutorService threads;

    Crew(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "tracker-rest");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks for all tasks, a few ahead, and hands over the results in the tasks' order. */
    <T, R> void forEach(Iterable<T> tasks, Function<T, R> asking, Consumer<R> keeping) {
        try (Line<R> line = line(keeping)) {
            tasks.forEach(task -> line.ask(() -> asking.apply(task)));
            line.finish();
        }
    }

    /** For questions of several kinds, so that nobody is idle between one kind and the next. */
    <R> Line<R> line(Consumer<R> keeping) {
        return new Line<>(keeping);
    }

    /** Questions whose answers are kept in their order, by the thread that asks. */
    final class Line<R> implements AutoCloseable {
        private final Consumer<R> keeping;
        private final Deque<Future<R>> ahead = new ArrayDeque<>();

        private Line(Consumer<R> keeping) {
            this.keeping = keeping;
        }

        /** Has a question asked, and keeps the answer to an older one where there are many. */
        void ask(Callable<R> question) {
            ahead.add(threads.submit(question));
            if (ahead.size() > 2 * size) {
                keeping.accept(result(ahead.remove()));
            }
        }

        /** Keeps the answers that are left. */
        void finish() {
            while (!ahead.isEmpty()) {
                keeping.accept(result(ahead.remove()));
            }
        }

        @Override
        public void close() {
            ahead.forEach(future -> future.cancel(true));
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the export was interrupted while the tracker was asked");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DataException failure) {
                throw new DataException(String.valueOf(failure.getMessage()), failure);
            }
            if (e.getCause() instanceof CancellationException) {
                throw new CancellationException("asked to stop; what was fetched is kept");
            }
            if (e.getCause() instanceof ConfigException failure) {
                throw new ConfigException(String.valueOf(failure.getMessage()));
            }
            throw new IllegalStateException("the tracker could not be asked", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
