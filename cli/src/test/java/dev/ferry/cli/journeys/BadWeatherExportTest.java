package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Disks that are full or closed: the export says what it could not write, where, and what to do, ends with 3, and leaves
 * the old archive and nothing else. The disks are real: a small one of its own for the process, and the system's limit
 * of a file's size.
 */
@Tag("slow")
final class BadWeatherExportTest {
    /** The program may write files of 3 MB; what unpacks itself when it starts is smaller. */
    private static final String LIMITED = "ulimit -f 6144; exec \"$@\"";
    /** Puts an empty disk of 2 MB in the workspace's place, for this process alone, and shows what lies there at the end. */
    private static final String SMALL_DISK = """
            work=$1; shift
            cp -r "$work" "$work-copy"
            mount -t tmpfs -o size=2m tmpfs "$work" || exit 99
            cp "$work-copy"/* "$work"/
            cd "$work"
            "$@"
            code=$?
            echo "left: $(ls -A "$work" | tr '\\n' ' ')"
            echo "old: $(cat "$work/archive.zip")"
            exit $code
            """;

    private static final long SEED = 5;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTracker() throws IOException {
        new TrackerGenerator(SEED, GeneratorSizes.of(300, 3)).writeTo(shared);
        // Noise, so that the archive grows past any limit here.
        byte[] noise = new byte[4 << 20];
        new Random(SEED).nextBytes(noise);
        try (var files = Files.walk(shared.resolve("db/files/file"))) {
            Files.write(
                    files.filter(Files::isRegularFile)
                            .sorted()
                            .skip(9)
                            .findFirst()
                            .orElseThrow(),
                    noise);
        }
    }

    private static String sqlite() {
        return "database: \"jdbc:sqlite:" + shared.resolve("db/db") + "\"\nfiles: " + shared.resolve("db/files") + "\n";
    }

    private DisturbedExport export(String keys) throws IOException {
        return DisturbedExport.of(shared, folder.resolve("work"), keys);
    }

    @Test
    void an_archive_that_grows_past_what_the_disk_holds_ends_with_3_and_what_to_do() throws Exception {
        try (DisturbedExport export = export(sqlite())) {
            limited(export).exits(3).says("can not write " + export.archive(), "File too large", "free space");
            export.oldArchiveIsUntouched("limited");
            assertThat(export.names()).containsExactly("archive.zip", "ferry.log", "ferry.yaml");
        }
    }

    @Test
    void a_download_that_grows_past_what_the_disk_holds_ends_with_3_and_goes_on_later() throws Exception {
        try (RoundupServer server = RoundupServer.start(shared, ServerTraps.none());
                DisturbedExport export = export("rest: " + server.url() + "\n")) {
            limited(export).exits(3).says("File too large", "make room", "the same command");
            export.oldArchiveIsUntouched("limited");
            assertThat(export.names()).containsExactly("archive.zip", "ferry.log", "ferry.yaml");
            export.run().exits(0);
            byte[] later = Files.readAllBytes(export.archive());
            export.forget();
            export.run().exits(0);
            assertThat(export.archive()).hasBinaryContent(later);
        }
    }

    @Test
    void a_full_disk_ends_with_3_and_leaves_the_old_archive_alone() throws Exception {
        onSmallDisk(sqlite(), "free space");
    }

    @Test
    void a_disk_that_fills_up_while_a_tracker_is_fetched_ends_with_3_and_leaves_the_old_archive_alone()
            throws Exception {
        try (RoundupServer server = RoundupServer.start(shared, ServerTraps.none())) {
            onSmallDisk("rest: " + server.url() + "\n", "make room", "rest-download");
        }
    }

    private void onSmallDisk(String keys, String... words) throws Exception {
        Assumptions.assumeTrue(mayMount(), "no disk can be mounted here");
        try (DisturbedExport export = export(keys)) {
            FerryProcess.Result result = export.process()
                    .by(
                            "unshare",
                            "-rm",
                            "sh",
                            "-c",
                            SMALL_DISK,
                            "sh",
                            export.home().toString())
                    .run("export");
            result.exits(3).says(words).says("No space left on device");
            List<String> left = List.of(result.out()
                    .lines()
                    .filter(line -> line.startsWith("left: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(6)
                    .replace("rest-download ", "")
                    .trim()
                    .split(" "));
            assertThat(left).containsExactly("archive.zip", "ferry.log", "ferry.yaml");
            assertThat(result.out()).contains("old: " + new String(DisturbedExport.OLD, StandardCharsets.US_ASCII));
        }
    }

    private static boolean mayMount() throws InterruptedException {
        return works("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt");
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static FerryProcess.Result limited(DisturbedExport export) {
        return export.process().by("sh", "-c", LIMITED, "sh").run("export");
    }

    @Test
    void a_folder_that_may_not_be_written_ends_with_3_and_names_the_rights() throws Exception {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        Assumptions.assumeTrue(closed.toFile().setWritable(false), "no rights here");
        try (DisturbedExport export = export(sqlite())) {
            withoutPowers(export, Files.isWritable(closed))
                    .run("export", "--archive", closed.resolve("a.zip").toString())
                    .exits(3)
                    .says("can not write", "the rights forbid it");
            assertThat(closed).isEmptyDirectory();
        }
    }

    @Test
    void a_database_that_may_not_be_read_ends_with_4_and_names_the_rights() throws Exception {
        Path closed = folder.resolve("closed.db");
        Files.copy(shared.resolve("db/db"), closed);
        Assumptions.assumeTrue(closed.toFile().setReadable(false), "no rights here");
        String keys = sqlite().replace(shared.resolve("db/db").toString(), closed.toString());
        try (DisturbedExport export = export(keys)) {
            withoutPowers(export, Files.isReadable(closed))
                    .run("export")
                    .exits(4)
                    .says(closed.toString(), "rights");
            export.oldArchiveIsUntouched("unreadable");
        }
    }

    /** The program under the user's own rights: root, whom no right stops, gives that power up first. */
    private static FerryProcess withoutPowers(DisturbedExport export, boolean mighty) throws InterruptedException {
        if (!mighty) {
            return export.process();
        }
        String[] giveUp = {"setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"};
        Assumptions.assumeTrue(works(giveUp[0], giveUp[1], giveUp[2], giveUp[3], giveUp[4], "true"), "root stays root");
        return export.process().by(giveUp);
    }
}
