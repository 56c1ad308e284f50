package dev.ferry.exporter.roundup.rest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Numbers of a class's items, by rising number. Roundup counts from 1, so that a bit each is enough: millions of messages
 * take less than a megabyte. Numbers with gaps between them take a little more.
 */
final class ItemIds {
    private static final int PAGE_BITS = 12;
    private static final int IN_PAGE = (1 << PAGE_BITS) - 1;

    private final SortedMap<Long, BitSet> pages = new TreeMap<>();

    /** Whether it was not there yet. */
    boolean add(long id) {
        BitSet page = pages.computeIfAbsent(id >> PAGE_BITS, key -> new BitSet());
        int bit = (int) (id & IN_PAGE);
        boolean added = !page.get(bit);
        page.set(bit);
        return added;
    }

    /** Whether it was there. */
    boolean remove(long id) {
        BitSet page = pages.get(id >> PAGE_BITS);
        int bit = (int) (id & IN_PAGE);
        boolean removed = page != null && page.get(bit);
        if (page != null) {
            page.clear(bit);
        }
        return removed;
    }

    /** Whether any of them was not there yet. */
    boolean addAll(ItemIds others) {
        long before = size();
        others.pages.forEach(
                (key, bits) -> pages.computeIfAbsent(key, k -> new BitSet()).or(bits));
        return size() > before;
    }

    boolean contains(long id) {
        BitSet page = pages.get(id >> PAGE_BITS);
        return page != null && page.get((int) (id & IN_PAGE));
    }

    /** Those of this set that are not in the other one. */
    ItemIds without(ItemIds others) {
        ItemIds rest = new ItemIds();
        pages.forEach((key, bits) -> {
            BitSet left = (BitSet) bits.clone();
            left.andNot(others.pages.getOrDefault(key, new BitSet()));
            rest.pages.put(key, left);
        });
        return rest;
    }

    long size() {
        return pages.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    boolean isEmpty() {
        return pages.values().stream().allMatch(BitSet::isEmpty);
    }

    /** The smallest. */
    long first() {
        return batches(1).iterator().next().get(0);
    }

    void forEach(LongConsumer consumer) {
        pages.forEach((key, bits) -> bits.stream().forEach(bit -> consumer.accept((key << PAGE_BITS) + bit)));
    }

    /** So many at a time; made when they are asked for. */
    Iterable<List<Long>> batches(int size) {
        return () -> new Batches(size);
    }

    private final class Batches implements Iterator<List<Long>> {
        private final int size;
        private final Iterator<Long> ids = pages.entrySet().stream()
                .flatMap(page -> page.getValue().stream().mapToObj(bit -> (page.getKey() << PAGE_BITS) + bit))
                .iterator();

        private Batches(int size) {
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return ids.hasNext();
        }

        @Override
        public List<Long> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            List<Long> batch = new ArrayList<>(size);
            while (batch.size() < size && ids.hasNext()) {
                batch.add(ids.next());
            }
            return batch;
        }
    }
}
