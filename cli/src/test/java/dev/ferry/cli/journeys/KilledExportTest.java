package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.roundup.AdminExportWriter;
import dev.ferry.fixtures.roundup.PostgresCopy;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL while a database or an admin export is read: the old archive stays, and the same command again ends in the
 * archive of an undisturbed export, byte by byte, with nothing left beside it.
 */
@Tag("slow")
final class KilledExportTest {
    private static final long SEED = 4;
    private static final int CHAINS = 2;
    private static final int MOST_KILLS = 3;
    /** Before this the program has not got anywhere. */
    private static final int EARLIEST_MILLIS = 250;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTracker() {
        new TrackerGenerator(SEED, GeneratorSizes.of(1500, 4)).writeTo(shared);
    }

    private static Path tree() {
        return shared.resolve("db/files");
    }

    private static String sqlite() {
        return "database: \"jdbc:sqlite:" + shared.resolve("db/db") + "\"\nfiles: " + tree() + "\n";
    }

    @Test
    void an_export_of_a_sqlite_database_starts_again_and_ends_in_the_same_bytes() throws Exception {
        killed(sqlite(), SEED, CHAINS);
    }

    @Test
    void an_export_of_an_admin_export_starts_again_and_ends_in_the_same_bytes() throws Exception {
        Path written = AdminExportWriter.write(shared.resolve("db/db"), tree(), folder.resolve("written"));
        killed("export: " + written + "\n", SEED, CHAINS);
    }

    @Test
    void an_export_of_a_postgresql_database_starts_again_and_ends_in_the_same_bytes() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            PostgresCopy.copy(shared.resolve("db/db"), url);
            killed("database: \"" + url + "\"\nfiles: " + tree() + "\n", SEED, CHAINS);
        }
    }

    @Test
    @Tag("long")
    void an_export_of_a_sqlite_database_ends_in_the_same_bytes_after_many_kills() throws Exception {
        killed(sqlite(), System.nanoTime(), 60);
    }

    private void killed(String keys, long seed, int chains) throws Exception {
        Random random = new Random(seed);
        int killed = 0;
        try (DisturbedExport export = DisturbedExport.of(shared, folder.resolve("work"), keys)) {
            long begin = System.nanoTime();
            export.run().exits(0);
            int took = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            byte[] undisturbed = Files.readAllBytes(export.archive());
            List<String> beside = export.names();
            for (int chain = 0; chain < chains; chain++) {
                export.forget();
                for (int kills = 1 + random.nextInt(MOST_KILLS); kills > 0; kills--) {
                    int moment = EARLIEST_MILLIS + random.nextInt(Math.max(1, took * 7 / 10 - EARLIEST_MILLIS));
                    if (!export.killedAfter(moment)) {
                        break;
                    }
                    killed++;
                    String when = "killed after " + moment + " ms, seed " + seed;
                    if (!Arrays.equals(Files.readAllBytes(export.archive()), undisturbed)) {
                        export.oldArchiveIsUntouched(when);
                    }
                }
                export.run().exits(0);
                assertThat(export.archive()).as("seed %d", seed).hasBinaryContent(undisturbed);
                assertThat(export.names()).isEqualTo(beside);
            }
        }
        System.out.println("Killed " + killed + " times in " + chains + " exports, seed " + seed);
        assertThat(killed).isPositive();
    }
}
