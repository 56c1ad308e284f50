package dev.ferry.archive;

import java.io.IOException;
import java.io.OutputStream;

/** What tests change about a writer: limits, threads, and what lies between it and the disk. */
record WriterOptions(ArchiveLimits limits, int threads, Output output) {
    static final WriterOptions DEFAULT = new WriterOptions(
            ArchiveLimits.DEFAULT, Math.max(2, Runtime.getRuntime().availableProcessors()), out -> out);

    /** Wraps the stream to the disk. */
    interface Output {
        OutputStream wrap(OutputStream disk) throws IOException;
    }
}
