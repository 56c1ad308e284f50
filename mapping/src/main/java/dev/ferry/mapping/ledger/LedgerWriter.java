package dev.ferry.mapping.ledger;

import dev.ferry.archive.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. It takes all the work that waits, in the order of its coming, into one transaction: many
 * callers share one fsync, and each gets its answer after that. Work that throws is undone alone; a failure of the
 * database itself fails everybody and everything afterwards.
 */
final class LedgerWriter implements AutoCloseable {
    /** So that the first caller of a group does not wait for thousands behind it. */
    private static final int LARGEST_GROUP = 256;

    private final Session session;
    private final BlockingQueue<Work<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Object gate = new Object();
    /** Why nothing is taken any more; guarded by the gate. */
    private @Nullable RuntimeException closed;

    private LedgerWriter(Session session) {
        this.session = session;
        this.thread = new Thread(this::run, "ledger-writer");
        // Whoever writes waits for it, so a program that ends has nothing left to be written.
        thread.setDaemon(true);
    }

    /** Begins to write with this session, which it closes at its end. */
    static LedgerWriter start(Session session) {
        LedgerWriter writer = new LedgerWriter(session);
        writer.thread.start();
        return writer;
    }

    /** Writes and returns when it is durable. An interruption does not cut the wait short, it is kept for the caller. */
    <T> T write(Function<Session, T> change) {
        Work<T> work = new Work<>(change);
        synchronized (gate) {
            if (closed != null) {
                throw again(closed);
            }
            queue.add(work);
        }
        return work.await();
    }

    /** How many callers wait for a group of theirs. */
    int waiting() {
        return queue.size();
    }

    /** Of the same kind, for another caller: a damaged file has an exit code and an advice of its own. */
    private static RuntimeException again(RuntimeException why) {
        String message = "the ledger takes nothing any more: " + why.getMessage();
        return why instanceof DataException ? new DataException(message, why) : new LedgerException(message, why);
    }

    private void run() {
        try {
            boolean open = true;
            while (open) {
                open = writeGroup(takeGroup());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but somebody who wants it gone.
            Thread.currentThread().interrupt();
        } finally {
            refuse(new LedgerException("the ledger is closed"));
        }
    }

    private List<Work<?>> takeGroup() throws InterruptedException {
        List<Work<?>> group = new ArrayList<>();
        group.add(queue.take());
        queue.drainTo(group, LARGEST_GROUP - 1);
        return group;
    }

    /** Whether the writer goes on. */
    private boolean writeGroup(List<Work<?>> group) {
        boolean last = group.removeIf(work -> work == LAST);
        boolean durable = false;
        try {
            if (!group.isEmpty()) {
                session.update("BEGIN IMMEDIATE");
                group.forEach(work -> work.apply(session));
                session.update("COMMIT");
            }
            durable = true;
        } catch (LedgerException | DataException e) {
            refuse(e);
            group.forEach(work -> work.fail(again(e)));
            return false;
        } finally {
            if (!durable) {
                // Also after an Error: no caller may wait for ever. Who has an answer already keeps it.
                group.forEach(work -> work.fail(new LedgerException("the ledger's writer died; nothing was written")));
            }
        }
        group.forEach(Work::answer);
        return !last;
    }

    private void refuse(RuntimeException why) {
        List<Work<?>> waiting = new ArrayList<>();
        synchronized (gate) {
            if (closed == null) {
                closed = why;
            }
            queue.drainTo(waiting);
        }
        waiting.forEach(work -> work.fail(again(why)));
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        synchronized (gate) {
            if (closed == null) {
                closed = new LedgerException("the ledger is closed");
                queue.add(LAST);
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    private static final Work<Boolean> LAST = new Work<>(session -> true);

    /** One caller's change and its answer. */
    private static final class Work<T> {
        private final Function<Session, T> change;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private Optional<Consumer<CompletableFuture<T>>> answer = Optional.empty();

        Work(Function<Session, T> change) {
            this.change = change;
        }

        void apply(Session session) {
            session.update("SAVEPOINT work");
            try {
                T result = change.apply(session);
                answer = Optional.of(future -> future.complete(result));
            } catch (LedgerException | DataException e) {
                throw e;
            } catch (RuntimeException e) {
                session.update("ROLLBACK TO work");
                answer = Optional.of(future -> future.completeExceptionally(e));
            }
            session.update("RELEASE work");
        }

        /** After the commit, not before: what is answered must be durable. */
        void answer() {
            answer.ifPresent(give -> give.accept(done));
        }

        void fail(RuntimeException why) {
            done.completeExceptionally(why);
        }

        T await() {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return done.get();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    // Its stack is the writer's; where the caller stood is worth more.
                    cause.addSuppressed(new IllegalStateException("asked for here"));
                    throw cause;
                }
                throw new IllegalStateException("the ledger's writer answered with an unknown failure", e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
