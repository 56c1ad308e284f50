package dev.ferry.archive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Predicate;

/** Works on the next keys on other threads while the last result is being used; results come in the keys' order. */
final class Lookahead<K, V> implements Iterator<V> {
    private final Iterator<K> keys;
    private final Predicate<K> ahead;
    private final Function<K, V> work;
    private final Executor workers;
    private final int depth;
    private final Deque<FutureTask<V>> begun = new ArrayDeque<>();

    /** Keys that {@code ahead} declines are worked on by the caller's thread when their turn comes. */
    Lookahead(List<K> keys, Predicate<K> ahead, Function<K, V> work, Executor workers, int depth) {
        this.keys = keys.iterator();
        this.ahead = ahead;
        this.work = work;
        this.workers = workers;
        this.depth = depth;
    }

    @Override
    public boolean hasNext() {
        return !begun.isEmpty() || keys.hasNext();
    }

    @Override
    public V next() {
        while (begun.size() < depth && keys.hasNext()) {
            K key = keys.next();
            FutureTask<V> task = new FutureTask<>(() -> work.apply(key));
            begun.add(task);
            if (ahead.test(key)) {
                workers.execute(task);
            }
        }
        FutureTask<V> first = begun.remove();
        // Does nothing if a worker has begun it or done it.
        first.run();
        return await(first);
    }

    /** An interruption does not tear a result; the flag is set again for the caller to act on. */
    static <V> V await(FutureTask<V> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
