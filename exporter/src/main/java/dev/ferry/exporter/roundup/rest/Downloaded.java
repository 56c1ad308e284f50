package dev.ferry.exporter.roundup.rest;

import dev.ferry.exporter.roundup.spool.Spool;
import java.nio.file.Path;

/** A complete download. It belongs to its reader until closed. */
public final class Downloaded implements AutoCloseable {
    private final Store store;
    private final Spool spool;

    Downloaded(Store store, Spool spool) {
        this.store = store;
        this.spool = spool;
    }

    /** Takes something that is linked to and can not be had. */
    public interface AbsentReader {
        void read(String className, long id, String why);
    }

    /** What is linked to and could not be fetched. */
    public void absent(AbsentReader reader) {
        store.absent(reader::read);
    }

    /** The SQLite file with the texts, in a table {@code content (class, id, bytes)}. */
    public Path texts() {
        return store.database();
    }

    /** Where the bytes of an item lie, if it has any. */
    public Path file(String className, long id) {
        return store.file(className, id);
    }

    /** The items in a tracker's tables; who takes them closes them. */
    public Spool spool() {
        return spool;
    }

    @Override
    public void close() {
        store.close();
    }
}
