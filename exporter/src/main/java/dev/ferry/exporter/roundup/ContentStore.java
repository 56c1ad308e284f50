package dev.ferry.exporter.roundup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the texts of messages and the bytes of files lie. Safe in any thread. */
interface ContentStore extends AutoCloseable {
    /** Where an item's content was found. */
    record Located(Path path, boolean temporary) {}

    /** The bytes of an item's content. */
    static final class Content {
        private final byte[] bytes;
        private final boolean temporary;

        Content(byte[] bytes, boolean temporary) {
            this.bytes = bytes;
            this.temporary = temporary;
        }

        /** Not copied: nobody writes to it. */
        byte[] bytes() {
            return bytes;
        }

        boolean temporary() {
            return temporary;
        }
    }

    /** Reads content as a whole; empty where there is none. */
    Optional<Content> read(String className, long id) throws IOException;

    /** Finds content without reading it; empty where there is none. */
    Optional<Located> locate(String className, long id);

    @Override
    default void close() {}
}
