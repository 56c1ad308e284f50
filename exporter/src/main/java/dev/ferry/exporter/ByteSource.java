package dev.ferry.exporter;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read when they are wanted; each call of {@link #open} gives a new stream from the first byte. */
@FunctionalInterface
public interface ByteSource {
    InputStream open() throws IOException;
}
