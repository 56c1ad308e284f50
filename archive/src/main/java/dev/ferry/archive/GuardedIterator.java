package dev.ferry.archive;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Supplier;

/** Names the archive in what an iterator complains about. */
final class GuardedIterator<T> implements Iterator<T> {
    private final Path path;
    private final Iterator<T> records;

    private GuardedIterator(Path path, Iterator<T> records) {
        this.path = path;
        this.records = records;
    }

    static <T> Iterator<T> over(Path path, Supplier<Iterator<T>> records) {
        try {
            return new GuardedIterator<>(path, records.get());
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    @Override
    public T next() {
        try {
            return records.next();
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }
}
