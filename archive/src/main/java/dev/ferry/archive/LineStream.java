package dev.ferry.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Lines of a stream that may be longer than memory; each single line has a limit. */
final class LineStream {
    private final String entry;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long number;

    LineStream(String entry, InputStream in) {
        this.entry = entry;
        this.in = in;
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    Optional<byte[]> next() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (fill()) {
            any = true;
            int start = position;
            while (position < filled && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, start, position - start);
            RecordParser.checkLength(entry, number + 1, line.size());
            if (position < filled) {
                position++;
                break;
            }
        }
        number += any ? 1 : 0;
        return any ? Optional.of(line.toByteArray()) : Optional.empty();
    }

    private boolean fill() {
        if (position < filled) {
            return true;
        }
        try {
            filled = in.read(buffer);
            position = 0;
            if (filled < 0) {
                in.close();
            }
            return filled > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
