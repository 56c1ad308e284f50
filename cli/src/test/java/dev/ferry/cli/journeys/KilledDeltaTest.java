package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while a delta is written, and while archives are merged: what was there stays as it was, and the same command
 * again ends in the bytes of an undisturbed run, with nothing left beside them.
 */
@Tag("slow")
final class KilledDeltaTest {
    private static final long SEED = 6;
    private static final int KILLS = 5;
    /** Before this the program has not got anywhere. */
    private static final int EARLIEST_MILLIS = 250;

    private static final List<String> DELTA = List.of("export", "--base", "base.zip", "--archive", "delta.zip");
    private static final List<String> MERGE =
            List.of("archive", "merge", "base.zip", "delta.zip", "-o", "merged.zip", "--force");

    @TempDir
    private static Path shared;

    private static DisturbedExport workspace;

    @BeforeAll
    static void makeABaseThatIsNotTheTrackerAnyMore() throws Exception {
        Path tracker = shared.resolve("tracker");
        new TrackerGenerator(SEED, GeneratorSizes.of(1000, 4)).writeTo(tracker);
        String database = "jdbc:sqlite:" + tracker.resolve("db/db");
        String keys = "database: \"" + database + "\"\nfiles: " + tracker.resolve("db/files") + "\n";
        workspace = DisturbedExport.of(tracker, shared.resolve("work"), keys);
        workspace.run("--archive", "base.zip").exits(0);
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update _issue set _title = _title || '!' where id % 3 = 0");
            statement.executeUpdate("update _issue set __retired__ = id where id % 50 = 1");
            statement.executeUpdate("update _user set _realname = 'Somebody else' where id % 5 = 0");
        }
        workspace.ferry(DELTA).exits(0);
        workspace.ferry(MERGE).exits(0);
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    @Test
    void a_delta_that_is_killed_starts_again_and_ends_in_the_same_bytes() throws Exception {
        killed(DELTA, "delta.zip", List.of("archive.zip", "base.zip"), SEED, KILLS);
    }

    @Test
    void a_merge_that_is_killed_starts_again_and_ends_in_the_same_bytes() throws Exception {
        killed(MERGE, "merged.zip", List.of("archive.zip", "base.zip", "delta.zip"), SEED, KILLS);
    }

    @Test
    @Tag("long")
    void many_kills_change_nothing() throws Exception {
        long seed = System.nanoTime();
        killed(DELTA, "delta.zip", List.of("archive.zip", "base.zip"), seed, 100);
        killed(MERGE, "merged.zip", List.of("archive.zip", "base.zip", "delta.zip"), seed, 100);
    }

    private static void killed(List<String> command, String target, List<String> others, long seed, int kills)
            throws Exception {
        Path written = workspace.home().resolve(target);
        Path part = workspace.home().resolve("." + target + ".part");
        byte[] undisturbed = Files.readAllBytes(written);
        List<byte[]> before = contents(others);
        List<String> beside = workspace.names();
        Process calm = workspace.begin(command);
        long begin = System.nanoTime();
        untilItWrites(calm, part);
        int reading = millisSince(begin);
        assertThat(calm.waitFor()).isZero();
        int writing = millisSince(begin) - reading;
        assertThat(written).hasBinaryContent(undisturbed);
        Random random = new Random(seed);
        int killed = 0;
        int whileWriting = 0;
        for (int kill = 0; kill < kills; kill++) {
            Files.write(written, DisturbedExport.OLD);
            Process process = workspace.begin(command);
            int moment = EARLIEST_MILLIS + random.nextInt((reading + writing) * 6 / 10);
            if (kill % 2 == 0) {
                untilItWrites(process, part);
                moment = kill == 0 ? 0 : random.nextInt(1 + writing * 6 / 10);
            }
            process.waitFor(moment, TimeUnit.MILLISECONDS);
            boolean wasKilled = DisturbedExport.kill(process);
            killed += wasKilled ? 1 : 0;
            whileWriting += wasKilled && Files.exists(part) ? 1 : 0;
            String when = "kill " + kill + " after " + moment + " ms, seed " + seed;
            byte[] now = Files.readAllBytes(written);
            assertThat(Arrays.equals(now, DisturbedExport.OLD) || Arrays.equals(now, undisturbed))
                    .as("%s: the old file or the new one", when)
                    .isTrue();
            assertThat(contents(others))
                    .as(when)
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(before);
            if (kill % 3 == 2) {
                // Otherwise the next one finds what this one left.
                workspace.ferry(command).exits(0);
                assertThat(written).as(when).hasBinaryContent(undisturbed);
                assertThat(workspace.names()).as(when).isEqualTo(beside);
            }
        }
        workspace.ferry(command).exits(0);
        assertThat(written).hasBinaryContent(undisturbed);
        assertThat(workspace.names()).isEqualTo(beside);
        System.out.println("Killed " + killed + " times, " + whileWriting + " of them while " + target
                + " was being written, seed " + seed);
        assertThat(whileWriting).isPositive();
    }

    private static int millisSince(long begin) {
        return 1 + (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** Waits until the second of the unfinished files lies there, or it has ended by itself. */
    private static void untilItWrites(Process process, Path part) throws InterruptedException {
        while (process.isAlive() && !Files.exists(part.resolve("spool-2"))) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    private static List<byte[]> contents(List<String> names) throws IOException {
        List<byte[]> contents = new java.util.ArrayList<>();
        for (String name : names) {
            contents.add(Files.readAllBytes(workspace.home().resolve(name)));
        }
        return contents;
    }
}
