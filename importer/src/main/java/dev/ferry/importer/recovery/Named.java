package dev.ferry.importer.recovery;

import java.util.ArrayList;
import java.util.List;

/** So many of something, of which the first are remembered by name. For one thread. */
final class Named {
    private static final int MOST = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String name) {
        count++;
        if (first.size() < MOST) {
            first.add(name);
        }
    }

    Amount amount() {
        return new Amount(count);
    }

    /** The first names, and how many more there are. */
    @Override
    public String toString() {
        return String.join(", ", first) + (count > first.size() ? " and " + (count - first.size()) + " more" : "");
    }
}
