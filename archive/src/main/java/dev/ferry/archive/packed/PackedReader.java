package dev.ferry.archive.packed;

import java.nio.ByteBuffer;

/** Reads what a {@link PackedWriter} wrote, from a place on; others may read the same bytes meanwhile. For one thread. */
final class PackedReader {
    private static final int GROUP = 7;
    private static final int GROUP_BITS = 0x7f;

    private final ByteBuffer bytes;
    private int at;

    PackedReader(ByteBuffer bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += GROUP) {
            byte next = bytes.get(at++);
            number |= (long) (next & GROUP_BITS) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    String text() {
        char[] text = new char[(int) number()];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) number();
        }
        return new String(text);
    }
}
