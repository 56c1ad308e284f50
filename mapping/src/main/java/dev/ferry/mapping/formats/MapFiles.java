package dev.ferry.mapping.formats;

import java.io.IOException;
import java.io.Writer;

/** Where the files of a format go. For one thread. */
@FunctionalInterface
public interface MapFiles {
    /**
     * Writes a file; one whose body throws is not to be seen.
     *
     * @param name its path below the folder, with slashes; of a format that is one file it is only a proposal
     */
    void write(String name, Body body) throws IOException;

    /** What stands in a file. */
    @FunctionalInterface
    interface Body {
        /** Writes it; the writer stays open. */
        void to(Writer out) throws IOException;
    }
}
