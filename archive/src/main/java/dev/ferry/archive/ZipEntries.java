package dev.ferry.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The entries of a zip whose directory was found harmless. Thread-safe. */
final class ZipEntries implements Closeable {
    private final ZipFile zip;
    private final SeekableByteChannel channel;

    private ZipEntries(ZipFile zip, SeekableByteChannel channel) {
        this.zip = zip;
        this.channel = channel;
    }

    /** Opens a zip; what is wrong with its directory goes to {@code findings}, and if anything does, nothing may be read. */
    static ZipEntries open(Path path, ArchiveLimits limits, List<Finding> findings) {
        SeekableByteChannel channel = openChannel(path);
        try {
            CentralDirectory.Extent directory = CentralDirectory.read(channel, limits.entries());
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setUseUnicodeExtraFields(false)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            findings.addAll(new ZipGuard(limits).inspect(Collections.list(zip.getEntries()), directory.offset()));
            return new ZipEntries(zip, channel);
        } catch (DamageException e) {
            closeQuietly(channel);
            throw e;
        } catch (IOException | RuntimeException e) {
            // Commons Compress reports some kinds of damage as unchecked exceptions.
            closeQuietly(channel);
            throw new DamageException(Finding.error("", "the zip's directory is damaged: " + e.getMessage()), e);
        }
    }

    private static SeekableByteChannel openChannel(Path path) {
        try {
            return new ReadOnlyFile(path);
        } catch (FileNotFoundException e) {
            throw new ConfigException(
                    path + " can not be read: it does not exist, is a folder, or its rights forbid it", e);
        } catch (IOException e) {
            throw new ConfigException("can not read " + path + ": " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(SeekableByteChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read from, and the reason to close it is being reported.
        }
    }

    Optional<ZipArchiveEntry> find(String name) {
        return Optional.ofNullable(zip.getEntry(name));
    }

    List<ZipArchiveEntry> all() {
        return Collections.list(zip.getEntries());
    }

    /** An entry's bytes; at the end its size is checked, and its digest. Damage is {@link DamageException}. */
    InputStream open(ZipArchiveEntry entry, Sha256 digest) {
        try {
            return new VerifiedStream(entry.getName(), stream(entry), entry.getSize(), digest);
        } catch (IOException e) {
            throw damage(entry.getName(), e);
        }
    }

    /** An entry's bytes, for somebody who reads only their beginning and trusts nothing of it. */
    InputStream openUnverified(ZipArchiveEntry entry) throws IOException {
        return stream(entry);
    }

    /** A whole entry, verified before any of it is handed over. */
    byte[] read(ZipArchiveEntry entry, Sha256 digest) {
        try (InputStream in = open(entry, digest)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            // The end is where size and digest are checked.
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return bytes;
        } catch (IOException e) {
            throw damage(entry.getName(), e);
        }
    }

    /** Bytes whose digest nobody has told yet: the manifest. */
    byte[] readUnverified(ZipArchiveEntry entry, long limit) {
        if (entry.getSize() > limit) {
            throw new DamageException(Finding.error(
                    entry.getName(), "it would take " + entry.getSize() + " bytes; the limit is " + limit));
        }
        try (InputStream in = stream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            if (bytes.length != entry.getSize() || in.read() >= 0) {
                throw new DamageException(
                        Finding.error(entry.getName(), "its size is not what the zip's directory says"));
            }
            return bytes;
        } catch (IOException e) {
            throw damage(entry.getName(), e);
        }
    }

    /**
     * Opening a stream moves the channel to the entry's local header, which the library does without the lock that it
     * holds for every other read.
     */
    private InputStream stream(ZipArchiveEntry entry) throws IOException {
        synchronized (channel) {
            return zip.getInputStream(entry);
        }
    }

    static RuntimeException damage(String entry, IOException e) {
        if (e instanceof ZipException || e instanceof EOFException) {
            return new DamageException(Finding.error(entry, "its compressed bytes are damaged or cut off"), e);
        }
        return new ConfigException("can not read " + entry + " of the archive: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
