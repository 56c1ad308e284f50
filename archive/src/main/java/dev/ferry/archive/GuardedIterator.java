package dev.ferry.archive;

import java.nio.file.Path;
import java.util.Iterator;

/** Names the archive in what an iterator complains about. */
final class GuardedIterator<T> implements Iterator<T> {
    private final Path path;
    private final Iterator<T> records;

    GuardedIterator(Path path, Iterator<T> records) {
        this.path = path;
        this.records = records;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (DamageException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public T next() {
        try {
            return records.next();
        } catch (DamageException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        }
    }
}
