package dev.ferry.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * A file to read from at any place. Unlike a {@link java.nio.channels.FileChannel} it stays open when a thread that
 * reads from it is interrupted: stopping one worker must not take the archive from the others. Commons Compress locks
 * it while it positions and reads.
 */
final class ReadOnlyFile implements SeekableByteChannel {
    private static final int CHUNK = 1 << 16;

    private final RandomAccessFile file;
    private boolean open = true;

    ReadOnlyFile(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        if (target.hasArray()) {
            int read = file.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            target.position(target.position() + Math.max(0, read));
            return read;
        }
        byte[] chunk = new byte[Math.min(CHUNK, target.remaining())];
        int read = file.read(chunk);
        target.put(chunk, 0, Math.max(0, read));
        return read;
    }

    @Override
    public long position() throws IOException {
        return file.getFilePointer();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.seek(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        file.close();
    }
}
