package dev.ferry.archive;

import java.util.OptionalLong;

/**
 * A compact map from ids to numbers: 16 bytes a slot, whatever the ids look like. It keeps 64 bits of each id's hash;
 * two ids that share them (one chance in billions for a million ids) count as the same, so callers that find something
 * must look at the id itself. Not thread-safe while it is filled.
 */
final class IdIndex {
    private static final long EMPTY = -1;

    private long[] hashes = new long[1 << 10];
    private long[] values = emptySlots(1 << 10);
    private int size;

    /** Puts a value (zero or more) for a new id; gives the value that is there already, and changes nothing, if there is one. */
    OptionalLong putIfAbsent(String id, long value) {
        if (size * 2 >= hashes.length) {
            grow();
        }
        long hash = hash(id);
        int slot = slot(hash);
        if (values[slot] != EMPTY) {
            return OptionalLong.of(values[slot]);
        }
        hashes[slot] = hash;
        values[slot] = value;
        size++;
        return OptionalLong.empty();
    }

    OptionalLong get(String id) {
        long value = values[slot(hash(id))];
        return value == EMPTY ? OptionalLong.empty() : OptionalLong.of(value);
    }

    boolean contains(String id) {
        return get(id).isPresent();
    }

    /** The slot of this hash, or the empty one where it belongs. */
    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (values[slot] != EMPTY && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldValues = values;
        hashes = new long[oldHashes.length * 2];
        values = emptySlots(oldHashes.length * 2);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldValues[i] != EMPTY) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static long[] emptySlots(int length) {
        long[] slots = new long[length];
        java.util.Arrays.fill(slots, EMPTY);
        return slots;
    }

    /** FNV-1a over the chars, then the finish of SplitMix64, which spreads what short ids leave in the low bits. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
