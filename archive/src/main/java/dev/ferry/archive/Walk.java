package dev.ferry.archive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Goes through a base beside what the tracker holds now, both in the same order. It remembers only the ids of what stands
 * at different places: a record that moved in the order is first met as one that is missing and one that is new.
 */
final class Walk<T, I extends Comparable<I>> {
    private final Iterator<T> base;
    private final Comparator<T> order;
    private final Function<T, I> id;
    private final SortedSet<I> left = new TreeSet<>();
    private final SortedSet<I> arrived = new TreeSet<>();
    private Optional<T> waiting;
    private Optional<T> last = Optional.empty();

    Walk(Iterable<T> base, Comparator<T> order, Function<T, I> id) {
        this.base = base.iterator();
        this.order = order;
        this.id = id;
        waiting = next();
    }

    private Optional<T> next() {
        return base.hasNext() ? Optional.of(base.next()) : Optional.empty();
    }

    /** Whether the base lacks this record as it is now; {@code line} is its canonical form. Records come in the order. */
    boolean isNews(T now, byte[] line) {
        last.filter(before -> order.compare(before, now) >= 0).ifPresent(before -> {
            throw new IllegalArgumentException(id.apply(now) + " does not come after " + id.apply(before));
        });
        last = Optional.of(now);
        while (waiting.isPresent() && order.compare(waiting.get(), now) < 0) {
            left.add(id.apply(waiting.get()));
            waiting = next();
        }
        if (waiting.isEmpty() || order.compare(waiting.get(), now) > 0) {
            arrived.add(id.apply(now));
            return true;
        }
        // The lines and not the records: one number can be two kinds of JSON node.
        boolean same = Arrays.equals(RecordJson.line(waiting.get()), line);
        waiting = next();
        return !same;
    }

    /** After the last record: what the base has and the tracker has no longer, by rising id. */
    List<I> gone() {
        while (waiting.isPresent()) {
            left.add(id.apply(waiting.get()));
            waiting = next();
        }
        return left.stream().filter(one -> !arrived.contains(one)).toList();
    }

    /** After {@link #gone}: how many the tracker has that the base never had. */
    long arrived() {
        return arrived.stream().filter(one -> !left.contains(one)).count();
    }
}
