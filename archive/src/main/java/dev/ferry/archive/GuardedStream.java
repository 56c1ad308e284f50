package dev.ferry.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Names the archive in what an entry's stream complains about. */
final class GuardedStream extends FilterInputStream {
    private final Path path;

    GuardedStream(Path path, InputStream in) {
        super(in);
        this.path = path;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (DamageException e) {
            throw e.refusal(path);
        }
    }
}
