package dev.ferry.archive.packed;

import java.nio.ByteBuffer;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * Many numbers in a given order, each as its distance from the one before: one or two bytes where they mostly rise by little, as ids
 * in the order of their dates do. Immutable.
 */
public final class IdSequence {
    private static final int BLOCK = 256;

    private final ByteBuffer bytes;
    /** Where each block of numbers begins; the first number of a block is its distance from 0. */
    private final int[] blocks;

    private final int size;

    private IdSequence(ByteBuffer bytes, int[] blocks, int size) {
        this.bytes = bytes;
        this.blocks = blocks;
        this.size = size;
    }

    /** Collects the numbers. For one thread. */
    public static final class Builder {
        private final PackedWriter writer = new PackedWriter();
        private final IntStream.Builder blocks = IntStream.builder();
        private long last;
        private int size;

        public void add(long number) {
            if (size % BLOCK == 0) {
                blocks.add(writer.size());
                last = 0;
            }
            long distance = number - last;
            // The sign goes last, so that a small step back is short too.
            writer.number((distance << 1) ^ (distance >> (Long.SIZE - 1)));
            last = number;
            size++;
        }

        public IdSequence build() {
            return new IdSequence(
                    PagedBytes.of(writer.toByteArray()), blocks.build().toArray(), size);
        }
    }

    public static IdSequence of(LongStream numbers) {
        Builder builder = new Builder();
        numbers.forEachOrdered(builder::add);
        return builder.build();
    }

    public int size() {
        return size;
    }

    /** The numbers in their order. */
    public LongStream stream() {
        return from(0);
    }

    /** The numbers in their order, from a position, of which the first is 0, on. */
    public LongStream from(int position) {
        if (position >= size) {
            return LongStream.empty();
        }
        int block = position / BLOCK;
        Spliterator.OfLong numbers =
                Spliterators.spliterator(new Numbers(block), size - (long) block * BLOCK, Spliterator.ORDERED);
        return StreamSupport.longStream(numbers, false).skip(position % BLOCK);
    }

    private final class Numbers implements PrimitiveIterator.OfLong {
        private final PackedReader reader;
        private int next;
        private long last;

        Numbers(int block) {
            reader = new PackedReader(bytes, blocks[block]);
            next = block * BLOCK;
        }

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public long nextLong() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (next % BLOCK == 0) {
                last = 0;
            }
            long packed = reader.number();
            last += (packed >>> 1) ^ -(packed & 1);
            next++;
            return last;
        }
    }
}
