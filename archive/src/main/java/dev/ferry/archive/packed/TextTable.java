package dev.ferry.archive.packed;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A few short texts for each of many keys, such as the names of people, whom a large tracker has by the ten thousands: some 50
 * bytes each, where objects take ten times as much, and a large table's lie on the disk ({@link PagedBytes}). Immutable.
 */
public final class TextTable {
    /** No entry begins there, for the slots do. */
    private static final int FREE = 0;

    /** First the slots of a hash table, each telling where the bytes of a key begin, then those bytes. */
    private final ByteBuffer bytes;
    /** A power of two, at most half of them taken. */
    private final int slots;

    private TextTable(ByteBuffer bytes, int slots) {
        this.bytes = bytes;
        this.slots = slots;
    }

    private static TextTable of(byte[] entries, int[] places) {
        int slots = Integer.highestOneBit(Math.max(1, places.length)) * 4;
        int firstEntry = slots * Integer.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(firstEntry, entries.length));
        bytes.put(firstEntry, entries);
        TextTable table = new TextTable(bytes, slots);
        for (int place : places) {
            int at = firstEntry + place;
            bytes.putInt(table.slot(new PackedReader(bytes, at).text()), at);
        }
        return new TextTable(PagedBytes.of(bytes.array()), slots);
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
            return of(writer.toByteArray(), places.build().toArray());
        }
    }

    /** The texts that were added for a key, in their order. */
    public Optional<List<Optional<String>>> find(String key) {
        int place = bytes.getInt(slot(key));
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

    /** Where the slot stands that the key has, or would have. */
    private int slot(String key) {
        int hash = key.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (slots - 1);
        while (!isFor(key, bytes.getInt(slot * Integer.BYTES))) {
            slot = (slot + 1) & (slots - 1);
        }
        return slot * Integer.BYTES;
    }

    private boolean isFor(String key, int place) {
        return place == FREE || new PackedReader(bytes, place).text().equals(key);
    }
}
