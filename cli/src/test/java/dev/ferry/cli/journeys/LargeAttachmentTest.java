package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file larger than any heap streams through. Needs 14 GB of disk. */
@Tag("long")
final class LargeAttachmentTest {
    private static final long SEED = 9;
    private static final long SIZE = (4L << 30) + 1;
    /** So that zeros, which compress too well to be believed, are not all that there is. */
    private static final int STEP = 1 << 16;

    @TempDir
    private Path folder;

    @Test
    void a_file_of_4_gb_is_exported_and_validated_with_a_heap_of_128_mb() throws Exception {
        Path tracker = folder.resolve("tracker");
        new TrackerGenerator(SEED, GeneratorSizes.of(200, 3)).writeTo(tracker);
        enlarge(tracker.resolve("db/files/file"));
        String keys = "database: \"jdbc:sqlite:" + tracker.resolve("db/db") + "\"\nfiles: "
                + tracker.resolve("db/files") + "\n";
        try (DisturbedExport export = DisturbedExport.of(tracker, folder.resolve("work"), keys)) {
            FerryProcess ferry = export.process().withHeap("128m").patient(Duration.ofMinutes(20));
            timed("export", ferry, "export");
            System.out.println("The archive has " + Files.size(export.archive()) + " bytes");
            timed("archive validate", ferry, "archive", "validate");
            assertThat(ferry.run("archive", "info").exits(0).out()).isNotEmpty();
        }
    }

    private static void timed(String what, FerryProcess ferry, String... command) {
        long begin = System.nanoTime();
        ferry.run(command).exits(0);
        System.out.println(what + " with a file of " + SIZE + " bytes and a heap of 128 MB: "
                + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
    }

    private static void enlarge(Path files) throws IOException {
        Path first;
        try (var all = Files.walk(files)) {
            first = all.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
            java.util.Random random = new java.util.Random(SEED);
            byte[] noise = new byte[STEP / 50];
            for (long at = 0; at < SIZE; at += STEP) {
                random.nextBytes(noise);
                file.seek(at);
                file.write(noise);
            }
            file.setLength(SIZE);
        }
    }
}
