package dev.ferry.mapping.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Rows read page by page, each page from where the last one ended: memory stays flat, no query stays open, and rows that
 * appear behind the current place are seen when the reading comes there.
 */
record Pages<T, P>(P start, Function<T, P> place, BiFunction<P, Integer, List<T>> page) implements Iterable<T> {
    private static final int SIZE = 500;

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private P after = start;
            private Iterator<T> rows = List.<T>of().iterator();
            private boolean more = true;

            @Override
            public boolean hasNext() {
                if (!rows.hasNext() && more) {
                    List<T> next = page.apply(after, SIZE);
                    more = next.size() == SIZE;
                    if (!next.isEmpty()) {
                        after = place.apply(next.get(next.size() - 1));
                    }
                    rows = next.iterator();
                }
                return rows.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return rows.next();
            }
        };
    }
}
