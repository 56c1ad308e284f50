package dev.ferry.archive.packed;

import java.io.ByteArrayOutputStream;

/**
 * Writes numbers in as many groups of seven bits as they need, and texts as their length and their characters, so that a
 * half of a surrogate pair stays what it is. For one thread.
 */
final class PackedWriter extends ByteArrayOutputStream {
    private static final int GROUP = 7;
    private static final int MORE = 0x80;

    void number(long number) {
        long rest = number;
        while (rest < 0 || rest >= MORE) {
            write((int) rest | MORE);
            rest >>>= GROUP;
        }
        write((int) rest);
    }

    void text(String text) {
        number(text.length());
        text.chars().forEach(this::number);
    }
}
