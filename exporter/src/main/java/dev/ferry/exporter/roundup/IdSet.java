package dev.ferry.exporter.roundup;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Ids of a tracker: a bit each where they follow each other, and little more where they have gaps. */
final class IdSet {
    private static final int PAGE_BITS = 12;

    private final Map<Long, BitSet> pages = new HashMap<>();

    /** Whether it was not there yet. */
    boolean add(long id) {
        BitSet page = pages.computeIfAbsent(id >> PAGE_BITS, key -> new BitSet());
        int bit = (int) (id & ((1L << PAGE_BITS) - 1));
        boolean added = !page.get(bit);
        page.set(bit);
        return added;
    }

    boolean contains(long id) {
        BitSet page = pages.get(id >> PAGE_BITS);
        return page != null && page.get((int) (id & ((1L << PAGE_BITS) - 1)));
    }
}
