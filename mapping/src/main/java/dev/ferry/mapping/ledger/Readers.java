package dev.ferry.mapping.ledger;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connections for reading: each query takes one, or a new one when all are busy, and gives it back. Nothing is read
 * longer than one page, so that the write-ahead log can always be emptied.
 */
final class Readers implements AutoCloseable {
    private final Supplier<Session> connect;
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();

    Readers(Supplier<Session> connect) {
        this.connect = connect;
    }

    <T> T read(Function<Session, T> query) {
        Session session = Optional.ofNullable(idle.pollFirst()).orElseGet(connect);
        try {
            return query.apply(session);
        } finally {
            idle.addFirst(session);
        }
    }

    /** Several queries that see one and the same state. */
    <T> T readConsistently(Function<Session, T> queries) {
        return read(session -> {
            session.update("BEGIN");
            try {
                return queries.apply(session);
            } finally {
                session.update("COMMIT");
            }
        });
    }

    /** Closes the idle connections; no query may be running. */
    @Override
    public void close() {
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            session.close();
        }
    }
}
