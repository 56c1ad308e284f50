package dev.ferry.archive.packed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A few short texts for each of many keys, such as the names of people, whom a large tracker has by the ten thousands: some 50
 * bytes each, where objects take ten times as much. A hash table of places in one array of bytes. Immutable.
 */
public final class TextTable {
    private static final int FREE = -1;

    private final byte[] bytes;
    /** Where the bytes of a key begin; a power of two of them, at most half of them taken. */
    private final int[] slots;

    private TextTable(byte[] bytes, int[] places) {
        this.bytes = bytes;
        slots = new int[Integer.highestOneBit(Math.max(1, places.length)) * 4];
        Arrays.fill(slots, FREE);
        for (int place : places) {
            slots[slot(new PackedReader(bytes, place).text())] = place;
        }
    }

    /** Collects the entries of a table. For one thread. */
    public static final class Builder {
        private final PackedWriter writer = new PackedWriter();
        private final IntStream.Builder places = IntStream.builder();

        /** An entry; of those that share a key the last counts. */
        public void add(String key, List<Optional<String>> texts) {
            places.add(writer.size());
            writer.text(key);
            writer.number(texts.size());
            for (Optional<String> text : texts) {
                writer.number(text.isPresent() ? 1 : 0);
                text.ifPresent(writer::text);
            }
        }

        public TextTable build() {
            return new TextTable(writer.toByteArray(), places.build().toArray());
        }
    }

    /** The texts that were added for a key, in their order. */
    public Optional<List<Optional<String>>> find(String key) {
        int place = slots[slot(key)];
        return place == FREE ? Optional.empty() : Optional.of(texts(place));
    }

    private List<Optional<String>> texts(int place) {
        PackedReader reader = new PackedReader(bytes, place);
        reader.text();
        long count = reader.number();
        List<Optional<String>> texts = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            texts.add(reader.number() == 0 ? Optional.empty() : Optional.of(reader.text()));
        }
        return texts;
    }

    /** The slot that the key has, or would have. */
    private int slot(String key) {
        int hash = key.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (slots.length - 1);
        while (slots[slot] != FREE
                && !new PackedReader(bytes, slots[slot]).text().equals(key)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
