package dev.ferry.cli.process;

import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.RoundupSqlite;
import dev.ferry.fixtures.tracker.SampleTracker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A good archive of the sample tracker, and what happens to archives on their way. */
final class BadArchives {
    private static final String ISSUES = "issues/000001.jsonl";
    private static final String MANIFEST = "manifest.json";

    private final Path good;

    private BadArchives(Path good) {
        this.good = good;
    }

    /** Exports the sample tracker to a folder. */
    static BadArchives in(Path folder) {
        Path home = folder.resolve("tracker");
        SampleTracker.writeTo(home);
        Path good = folder.resolve("good.zip");
        try (Tracker tracker =
                RoundupSqlite.open(home.resolve("db/db"), home.resolve("db/files"), URI.create(SampleTracker.URL))) {
            new Exporter(Clock.systemUTC(), "test")
                    .export(tracker, good, ExportOptions.defaults(), ExportProgress.silent());
        }
        return new BadArchives(good);
    }

    Path good() {
        return good;
    }

    void truncated(Path target) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        Files.write(target, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    void leadingOut(Path target) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("../evil", "gotcha".getBytes(StandardCharsets.UTF_8));
        write(entries, target);
    }

    void bomb(Path target) throws IOException {
        Map<String, byte[]> entries = entries();
        byte[] zeros = new byte[64 << 20];
        String hash = sha256(zeros);
        entries.put("files/" + hash.substring(0, 2) + "/" + hash, zeros);
        write(entries, target);
    }

    /** A line that is no JSON, in an entry whose hash is right: somebody packed it with care. */
    void badLine(Path target) throws IOException {
        Map<String, byte[]> entries = entries();
        byte[] before = entries.getOrDefault(ISSUES, new byte[0]);
        String text = new String(before, StandardCharsets.UTF_8);
        int second = text.indexOf('\n') + 1;
        byte[] after =
                (text.substring(0, second) + "{\"id\" " + text.substring(second + 6)).getBytes(StandardCharsets.UTF_8);
        entries.put(ISSUES, after);
        String manifest = new String(entries.getOrDefault(MANIFEST, new byte[0]), StandardCharsets.UTF_8);
        entries.put(MANIFEST, manifest.replace(sha256(before), sha256(after)).getBytes(StandardCharsets.UTF_8));
        write(entries, target);
    }

    void wrongHash(Path target) throws IOException {
        Map<String, byte[]> entries = entries();
        String text = new String(entries.getOrDefault(ISSUES, new byte[0]), StandardCharsets.UTF_8);
        entries.put(ISSUES, text.replaceFirst("SourceForge", "SourceFarge").getBytes(StandardCharsets.UTF_8));
        write(entries, target);
    }

    /** One byte of an attachment is not what it was: nothing that reads records only would see it. */
    void wrongFile(Path target) throws IOException {
        Map<String, byte[]> entries = entries();
        String file = entries.keySet().stream()
                .filter(name -> name.startsWith("files/"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = entries.getOrDefault(file, new byte[0]).clone();
        bytes[0] ^= 1;
        entries.put(file, bytes);
        write(entries, target);
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(good))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                entries.put(entry.getName(), bytes.toByteArray());
            }
        }
        return entries;
    }

    private static void write(Map<String, byte[]> entries, Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
