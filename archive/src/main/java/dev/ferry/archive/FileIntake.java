package dev.ferry.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/** Takes in the bytes of files: hashed as they come, small ones in memory, large ones through a temporary file, each content once. */
final class FileIntake {
    /** Files up to this size never touch the disk on their way. */
    private static final int IN_MEMORY = 1 << 20;

    /** Formats that are compressed already; deflating them again costs time and saves nothing. */
    private static final Set<String> COMPRESSED = Set.of(
            "7z", "aac", "apk", "avi", "avif", "br", "bz2", "docx", "egg", "epub", "flac", "gif", "gz", "heic", "jar",
            "jpeg", "jpg", "lz", "lz4", "lzma", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "odp", "ods",
            "odt", "ogg", "opus", "png", "pptx", "rar", "rpm", "tbz", "tbz2", "tgz", "txz", "war", "webm", "webp",
            "whl", "woff", "woff2", "xlsx", "xpi", "xz", "z", "zip", "zst");

    private final PartFolder part;
    private final ZipSink sink;
    private final Packing packing;
    private final ArchiveLimits limits;
    private final Predicate<Sha256> elsewhere;
    private final Set<Sha256> contents = new HashSet<>();
    private final byte[] buffer = new byte[IN_MEMORY + 1];
    private long bytes;

    /** Bytes taken in: what they are known by, and how many. */
    record Taken(Sha256 digest, long size) {}

    /** Contents that lie {@code elsewhere} are measured and not kept. */
    FileIntake(PartFolder part, ZipSink sink, Packing packing, ArchiveLimits limits, Predicate<Sha256> elsewhere) {
        this.part = part;
        this.sink = sink;
        this.packing = packing;
        this.limits = limits;
        this.elsewhere = elsewhere;
    }

    Taken add(InputStream in, String nameHint) throws IOException {
        boolean compress = !isCompressed(nameHint);
        int read = readFully(in);
        if (read > IN_MEMORY) {
            return spool(in, read, compress, nameHint);
        }
        byte[] content = Arrays.copyOf(buffer, read);
        Sha256 digest = Digests.sha256(content);
        if (isNew(digest)) {
            bytes += read;
            sink.add(0, () -> packing.pack(EntryNames.file(digest), content, content.length, digest, compress));
        }
        return new Taken(digest, read);
    }

    private Taken spool(InputStream in, int alreadyRead, boolean compress, String nameHint) throws IOException {
        MessageDigest hash = Digests.sha256();
        CRC32 crc = new CRC32();
        Path spool = part.spool();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(spool)) {
            int read = alreadyRead;
            while (read > 0) {
                size += read;
                if (size > limits.entryBytes()) {
                    throw new DataException("the file '" + Printable.of(nameHint) + "' is larger than "
                            + limits.entryBytes() + " bytes, the most that an archive's entry holds; leave it out"
                            + " (`ferry export --max-file-size`)");
                }
                hash.update(buffer, 0, read);
                crc.update(buffer, 0, read);
                out.write(buffer, 0, read);
                read = readFully(in);
            }
        } catch (UncheckedIOException e) {
            Files.delete(spool);
            throw e;
        }
        Sha256 digest = Digests.finish(hash);
        if (!isNew(digest)) {
            Files.delete(spool);
            return new Taken(digest, size);
        }
        bytes += size;
        Path packed = part.spool();
        sink.add(size, () -> packing.pack(EntryNames.file(digest), spool, crc.getValue(), digest, compress, packed));
        return new Taken(digest, size);
    }

    private boolean isNew(Sha256 digest) {
        return !elsewhere.test(digest) && contents.add(digest);
    }

    /** A failure to read is the source's; it must not be mistaken for one of our own disk. */
    private int readFully(InputStream in) {
        try {
            return in.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(Sha256 content) {
        return contents.contains(content) || elsewhere.test(content);
    }

    long contents() {
        return contents.size();
    }

    long bytes() {
        return bytes;
    }

    static boolean isCompressed(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && COMPRESSED.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
