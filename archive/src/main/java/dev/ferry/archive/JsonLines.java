package dev.ferry.archive;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /**
     * The issues from the first on that is reached, each parsed when its turn comes; of those before it only the few that
     * finding it takes.
     */
    Tail from(Predicate<Issue> reached) {
        List<Line> lines = new ArrayList<>();
        forEach((number, offset, length) -> lines.add(new Line(number, offset, length)));
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reached.test(parse(lines.get(middle)))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return new Tail(
                low, lines.subList(low, lines.size()).stream().map(this::parse).iterator());
    }

    private Issue parse(Line line) {
        return RecordParser.ISSUES.parse(entry, line.number(), bytes, line.offset(), line.length());
    }

    private record Line(long number, int offset, int length) {}

    /** The end of an entry, with the number of lines before it. */
    record Tail(long before, Iterator<Issue> issues) {}

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

    /** The line of the issue with this id. */
    Optional<Issue> find(String id) {
        List<Issue> found = new ArrayList<>();
        forEach((number, offset, length) -> {
            if (found.isEmpty()
                    && IssueIndex.id(entry, number, bytes, offset, length).equals(id)) {
                found.add(RecordParser.ISSUES.parse(entry, number, bytes, offset, length));
            }
        });
        return found.stream().findFirst();
    }
}
