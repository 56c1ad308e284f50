package dev.ferry.exporter;

import dev.ferry.archive.RecordHash;
import dev.ferry.exporter.roundup.RoundupSqlite;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Exports a tracker without its attachments and prints what each phase takes, and what the disk and deflate alone would
 * take for the same archive: {@code TRACKER-HOME FOLDER}. A program of its own, so that heap and collector can be chosen.
 */
final class ExportPhases {
    /** What the archive is packed with. */
    private static final int LEVEL = 3;

    private static final ExportOptions OPTIONS = ExportOptions.defaults().withFiles(false);

    private ExportPhases() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        Path target = Path.of(args[1]).resolve("phases.zip");
        timed("reading alone", () -> read(home, Work.NOTHING));
        timed("reading and JSON, on one thread", () -> read(home, Work.JSON));
        timed("the whole export", () -> {
            export(home, target);
            return Files.size(target) / 1_000_000 + " MB";
        });
        List<byte[]> entries = issueEntries(target);
        timed("limit: deflate on all cores", () -> deflate(entries));
        timed("limit: the disk", () -> write(target.resolveSibling("phases.raw"), Files.size(target)));
    }

    private enum Work {
        NOTHING,
        JSON
    }

    private static void timed(String what, Callable<Object> work) throws Exception {
        Duration cpu = cpu();
        long start = System.nanoTime();
        Object result = work.call();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(
                "%-32s %6.2f s, processors %6.2f s (%s)%n",
                what, time.toMillis() / 1e3, cpu().minus(cpu).toMillis() / 1e3, result);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Tracker open(Path home) {
        return RoundupSqlite.open(
                home.resolve("db/db"), home.resolve("db/files"), URI.create("https://bugs.example.org/"));
    }

    private static Object read(Path home, Work work) {
        long[] issues = new long[1];
        try (Tracker tracker = open(home)) {
            tracker.issues(OPTIONS, new ExportLog(OPTIONS), issue -> {
                issues[0]++;
                if (work == Work.JSON) {
                    RecordHash.of(issue.issue());
                }
            });
        }
        return issues[0] + " issues";
    }

    private static void export(Path home, Path target) {
        try (Tracker tracker = open(home)) {
            new Exporter(Clock.systemUTC(), "benchmark").export(tracker, target, OPTIONS, ExportProgress.silent());
        }
    }

    private static List<byte[]> issueEntries(Path archive) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(e -> e.getName().startsWith("issues/")).toList()) {
                try (InputStream bytes = zip.getInputStream(entry)) {
                    entries.add(bytes.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static Object deflate(List<byte[]> entries) {
        entries.parallelStream().forEach(entry -> {
            Deflater deflater = new Deflater(LEVEL, true);
            deflater.setInput(entry);
            deflater.finish();
            deflater.deflate(new byte[entry.length + 64]);
            deflater.end();
        });
        return entries.stream().mapToLong(entry -> entry.length).sum() / 1_000_000 + " MB of JSON";
    }

    private static Object write(Path file, long size) throws IOException {
        ByteBuffer block = ByteBuffer.allocateDirect(1 << 16);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long written = 0; written < size; written += block.capacity()) {
                block.clear();
                channel.write(block);
            }
            channel.force(true);
        } finally {
            Files.delete(file);
        }
        return size / 1_000_000 + " MB";
    }
}
