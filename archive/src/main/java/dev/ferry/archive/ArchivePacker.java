package dev.ferry.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Makes an archive of an unpacked and mended folder: digests and counts are computed anew, what was edited is noted
 * in the manifest, and the result is validated before it takes the target's place.
 */
public final class ArchivePacker {
    private static final int IN_MEMORY = 1 << 20;

    private final Path folder;
    private final PartFolder part;
    private final Packing packing = new Packing(ArchiveLimits.DEFAULT);

    private ArchivePacker(Path folder, PartFolder part) {
        this.folder = folder;
        this.part = part;
    }

    /** What came of packing: the new manifest, unless errors among the findings left the target as it was. */
    public record Packed(Optional<Manifest> manifest, List<Finding> findings) {
        public Packed {
            findings = List.copyOf(findings);
        }
    }

    /** Packs a folder into {@code target}; findings are those of {@link ArchiveValidator}, about the folder's files. */
    public static Packed pack(Path folder, Path target) {
        try (PartFolder part = PartFolder.besideFile(target)) {
            UnpackedFolder unpacked = UnpackedFolder.scan(folder);
            if (!unpacked.findings().isEmpty()) {
                return new Packed(Optional.empty(), unpacked.findings());
            }
            return new ArchivePacker(folder, part).pack(unpacked);
        } catch (DamageException e) {
            return new Packed(Optional.empty(), List.of(e.finding()));
        } catch (IOException e) {
            throw ArchiveWriter.unwritable(target, e);
        }
    }

    private Packed pack(UnpackedFolder unpacked) throws IOException {
        byte[] oldJson = Files.readAllBytes(folder.resolve(EntryNames.MANIFEST));
        Manifest old = ManifestReader.parse(oldJson);
        Path finished = part.spool();
        Manifest manifest;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(finished), 1 << 16);
                ZipSink sink = new ZipSink(out, WriterOptions.DEFAULT.threads())) {
            for (String name : unpacked.names()) {
                addEntry(sink, name, !unpacked.isCompressed(name));
            }
            manifest = EditNote.next(old, Digests.sha256(oldJson), unpacked.count(), sink.drain());
            // Unchanged, the manifest keeps its very bytes, and the archive its identity.
            byte[] json = manifest.equals(old) ? oldJson : RecordJson.pretty(manifest);
            sink.add(0, () -> packing.pack(EntryNames.MANIFEST, json, json.length, Digests.sha256(json), true));
            sink.finish();
        }
        List<Finding> findings = ArchiveValidator.validate(finished);
        boolean wrong = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        if (!wrong) {
            part.publish(finished);
        }
        return new Packed(wrong ? Optional.empty() : Optional.of(manifest), findings);
    }

    private void addEntry(ZipSink sink, String name, boolean compress) throws IOException {
        Path file = folder.resolve(name);
        long size = Files.size(file);
        if (size <= IN_MEMORY) {
            byte[] bytes = Files.readAllBytes(file);
            sink.add(0, () -> packing.pack(name, bytes, bytes.length, Digests.sha256(bytes), compress));
            return;
        }
        // A copy, because packing uses its file up, and because nobody's editor can change a copy meanwhile.
        Path copy = part.spool();
        Path packed = part.spool();
        MessageDigest hash = Digests.sha256();
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(new DigestInputStream(Files.newInputStream(file), hash), crc)) {
            Files.copy(in, copy);
        }
        Sha256 digest = Digests.finish(hash);
        sink.add(size, () -> packing.pack(name, copy, crc.getValue(), digest, compress, packed));
    }
}
