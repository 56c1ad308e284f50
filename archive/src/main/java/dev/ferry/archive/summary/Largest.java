package dev.ferry.archive.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The few largest of many things; of equal ones those that came first. What has no size is not among them. */
final class Largest<T> {
    private final int most;
    private final ToLongFunction<T> size;
    private final List<T> kept = new ArrayList<>();

    Largest(int most, ToLongFunction<T> size) {
        this.most = most;
        this.size = size;
    }

    void add(T thing) {
        long its = size.applyAsLong(thing);
        boolean tooSmall = kept.size() == most && its <= size.applyAsLong(kept.get(most - 1));
        if (its == 0 || tooSmall) {
            return;
        }
        int place = kept.size();
        while (place > 0 && size.applyAsLong(kept.get(place - 1)) < its) {
            place--;
        }
        kept.add(place, thing);
        if (kept.size() > most) {
            kept.remove(most);
        }
    }

    List<T> largestFirst() {
        return List.copyOf(kept);
    }
}
