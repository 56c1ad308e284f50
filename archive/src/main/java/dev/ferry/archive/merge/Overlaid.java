package dev.ferry.archive.merge;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;

/** Two sequences of one order as one, without what is hidden in the lower of them. */
final class Overlaid<T> implements Iterator<T> {
    private final Iterator<T> below;
    private final Predicate<T> hidden;
    private final Iterator<T> above;
    private final Comparator<T> order;
    private Optional<T> nextBelow;
    private Optional<T> nextAbove;

    Overlaid(Iterator<T> below, Predicate<T> hidden, Iterator<T> above, Comparator<T> order) {
        this.below = below;
        this.hidden = hidden;
        this.above = above;
        this.order = order;
        nextBelow = visible();
        nextAbove = next(above);
    }

    private Optional<T> visible() {
        Optional<T> found = next(below);
        while (found.filter(hidden).isPresent()) {
            found = next(below);
        }
        return found;
    }

    private static <T> Optional<T> next(Iterator<T> from) {
        return from.hasNext() ? Optional.of(from.next()) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return nextBelow.isPresent() || nextAbove.isPresent();
    }

    @Override
    public T next() {
        boolean takeBelow =
                nextBelow.isPresent() && (nextAbove.isEmpty() || order.compare(nextBelow.get(), nextAbove.get()) < 0);
        Optional<T> taken = takeBelow ? nextBelow : nextAbove;
        if (takeBelow) {
            nextBelow = visible();
        } else {
            nextAbove = nextAbove.isPresent() ? next(above) : nextAbove;
        }
        return taken.orElseThrow(NoSuchElementException::new);
    }
}
