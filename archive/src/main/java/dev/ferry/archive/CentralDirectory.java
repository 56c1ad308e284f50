package dev.ferry.archive;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/**
 * Counts a zip's entries before the library reads them: it keeps an object an entry, so a file of nothing but entries
 * could fill the memory. Offsets and signatures are those of the ZIP specification (APPNOTE 4.3).
 */
final class CentralDirectory {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_LENGTH = 20;
    private static final int ZIP64_END = 0x06064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xffff;

    private CentralDirectory() {}

    /** Where the directory begins, and how many entries really stand in it. */
    record Extent(long offset, long entries) {}

    static Extent read(SeekableByteChannel zip, long maxEntries) throws IOException {
        long size = zip.size();
        int tailLength = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT + ZIP64_LOCATOR_LENGTH);
        ByteBuffer tail = read(zip, size - tailLength, tailLength);
        for (int at = tailLength - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                return extent(zip, tail, at, maxEntries);
            }
        }
        throw new DamageException(
                Finding.error("", "this is no zip, or its end is missing (a download or copy that broke off?)"));
    }

    private static Extent extent(SeekableByteChannel zip, ByteBuffer tail, int end, long maxEntries)
            throws IOException {
        long declared = tail.getShort(end + 10) & 0xffffL;
        long offset = tail.getInt(end + 16) & 0xffffffffL;
        int locator = end - ZIP64_LOCATOR_LENGTH;
        if (locator >= 0 && tail.getInt(locator) == ZIP64_LOCATOR) {
            ByteBuffer zip64 = read(zip, tail.getLong(locator + 8), 56);
            if (zip64.getInt(0) != ZIP64_END) {
                throw new DamageException(Finding.error("", "the zip's directory is damaged"));
            }
            declared = zip64.getLong(32);
            offset = zip64.getLong(48);
        }
        if (declared < 0 || declared > maxEntries) {
            throw tooMany(maxEntries);
        }
        long counted = count(zip, offset, maxEntries);
        if (counted != declared) {
            throw new DamageException(Finding.error(
                    "", "the zip's directory is damaged: it announces " + declared + " entries and has " + counted));
        }
        return new Extent(offset, counted);
    }

    private static long count(SeekableByteChannel zip, long offset, long maxEntries) throws IOException {
        if (offset < 0 || offset > zip.size()) {
            throw new DamageException(Finding.error("", "the zip's directory is damaged: it begins outside the file"));
        }
        zip.position(offset);
        // Not closed: that would close the channel.
        InputStream stream = new BufferedInputStream(Channels.newInputStream(zip), 1 << 16);
        DataInputStream in = new DataInputStream(stream);
        byte[] header = new byte[ENTRY_LENGTH];
        long entries = 0;
        while (in.readNBytes(header, 0, ENTRY_LENGTH) == ENTRY_LENGTH) {
            ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            if (fields.getInt(0) != ENTRY) {
                break;
            }
            entries++;
            if (entries > maxEntries) {
                throw tooMany(maxEntries);
            }
            in.skipNBytes((fields.getShort(28) & 0xffffL)
                    + (fields.getShort(30) & 0xffffL)
                    + (fields.getShort(32) & 0xffffL));
        }
        return entries;
    }

    private static DamageException tooMany(long maxEntries) {
        return new DamageException(Finding.error("", "the zip has more than " + maxEntries + " entries"));
    }

    private static ByteBuffer read(SeekableByteChannel zip, long position, int length) throws IOException {
        if (position < 0 || position + length > zip.size()) {
            throw new DamageException(Finding.error("", "the zip's directory is damaged or cut off"));
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        zip.position(position);
        while (buffer.hasRemaining() && zip.read(buffer) >= 0) {
            // Reads may give less than asked for.
        }
        return buffer;
    }
}
