package dev.ferry.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A zip made entry by entry, with a manifest that fits, unless a test wants it otherwise. */
final class HandMadeZip {
    // Never compared, so that an array may be a component.
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(String name, byte[] content, Consumer<ZipArchiveEntry> change) {}

    private final List<Part> parts = new ArrayList<>();
    private final SortedMap<String, Sha256> digests = new TreeMap<>();
    private UnaryOperator<String> manifestChange = UnaryOperator.identity();

    /** With an entry of no users, as every archive has one. */
    static HandMadeZip withUsers() {
        return new HandMadeZip().add(EntryNames.USERS, "");
    }

    HandMadeZip add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8), entry -> {});
    }

    HandMadeZip add(String name, byte[] content, Consumer<ZipArchiveEntry> change) {
        digests.put(name, Digests.sha256(content));
        return addUnnamed(name, content, change);
    }

    /** Adds an entry that the manifest does not name. */
    HandMadeZip addUnnamed(String name, byte[] content, Consumer<ZipArchiveEntry> change) {
        parts.add(new Part(name, content, change));
        return this;
    }

    HandMadeZip claim(String name, Sha256 digest) {
        digests.put(name, digest);
        return this;
    }

    HandMadeZip changeManifest(UnaryOperator<String> change) {
        manifestChange = change;
        return this;
    }

    static String line(Object item) {
        return new String(RecordJson.line(item), StandardCharsets.UTF_8) + "\n";
    }

    Path writeTo(Path path) {
        write(path, Optional.of(manifestChange.apply(manifest())));
        return path;
    }

    Path writeWithoutManifest(Path path) {
        write(path, Optional.empty());
        return path;
    }

    private String manifest() {
        Manifest manifest = new Manifest(
                1,
                Sample.SOURCE,
                Optional.empty(),
                new ArchiveCounts(0, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                digests);
        return new String(RecordJson.pretty(manifest), StandardCharsets.UTF_8);
    }

    private void write(Path path, Optional<String> manifest) {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(Files.newOutputStream(path))) {
            for (Part part : parts) {
                write(zip, part);
            }
            if (manifest.isPresent()) {
                write(zip, new Part(EntryNames.MANIFEST, manifest.get().getBytes(StandardCharsets.UTF_8), entry -> {}));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ZipArchiveOutputStream zip, Part part) throws IOException {
        byte[] packed = deflate(part.content());
        CRC32 crc = new CRC32();
        crc.update(part.content());
        ZipArchiveEntry entry = new ZipArchiveEntry(part.name());
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(part.content().length);
        entry.setCompressedSize(packed.length);
        entry.setCrc(crc.getValue());
        part.change().accept(entry);
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 64];
        int length = deflater.deflate(packed);
        deflater.end();
        return java.util.Arrays.copyOf(packed, length);
    }
}
