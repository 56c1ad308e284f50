package dev.ferry.archive;

import java.util.ArrayList;
import java.util.List;

/** The lines of a JSONL entry that is in memory. */
final class JsonLines {
    private final String entry;
    private final byte[] bytes;

    JsonLines(String entry, byte[] bytes) {
        this.entry = entry;
        this.bytes = bytes;
    }

    /** What is done with each line; the number counts from 1. */
    interface Visitor {
        void line(long number, int offset, int length);
    }

    void forEach(Visitor visitor) {
        long number = 0;
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            visitor.line(number, start, end - start);
            start = end + 1;
        }
    }

    <T> List<T> parse(RecordParser<T> parser) {
        List<T> records = new ArrayList<>();
        forEach((number, offset, length) -> records.add(parser.parse(entry, number, bytes, offset, length)));
        return records;
    }

    /** The line that begins at an offset. */
    <T> T parseAt(RecordParser<T> parser, int offset) {
        int end = offset;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return parser.parse(entry, () -> number(offset), bytes, offset, end - offset);
    }

    /** Only messages need it, and counting takes longer than parsing. */
    private long number(int offset) {
        long number = 1;
        for (int i = 0; i < offset; i++) {
            number += bytes[i] == '\n' ? 1 : 0;
        }
        return number;
    }
}
