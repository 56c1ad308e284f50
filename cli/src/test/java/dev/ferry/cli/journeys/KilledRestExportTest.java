package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while a tracker is fetched over REST and people go on working in it: what was fetched counts, and what changed is seen. */
@Tag("slow")
final class KilledRestExportTest {
    private static final long SEED = 8;
    private static final int MOST_KILLS = 3;

    @TempDir
    private Path folder;

    @Test
    void an_export_over_rest_goes_on_where_it_was() throws Exception {
        try (RoundupServer server = tracker();
                DisturbedExport export = DisturbedExport.of(home(), folder.resolve("work"), keys(server))) {
            export.run().exits(0);
            long fresh = server.requests();
            byte[] undisturbed = Files.readAllBytes(export.archive());
            export.forget();
            assertThat(killedAfterRequests(export, server, (int) (fresh * 7 / 10)))
                    .isTrue();
            export.oldArchiveIsUntouched("killed");

            long before = server.requests();
            export.run().exits(0);
            long needed = server.requests() - before;
            System.out.println(
                    "A fresh export asks " + fresh + " times, one that was killed at 70 % another " + needed);
            assertThat(needed).isLessThan(fresh * 6 / 10);
            assertThat(export.archive()).hasBinaryContent(undisturbed);
        }
    }

    @Test
    void what_people_change_between_kills_is_in_the_archive() throws Exception {
        killedWhilePeopleWork(SEED, 2);
    }

    @Test
    @Tag("long")
    void what_people_change_between_many_kills_is_in_the_archive() throws Exception {
        killedWhilePeopleWork(System.nanoTime(), 40);
    }

    private void killedWhilePeopleWork(long seed, int chains) throws Exception {
        Random random = new Random(seed);
        int killed = 0;
        try (RoundupServer server = tracker();
                DisturbedExport export = DisturbedExport.of(home(), folder.resolve("work"), keys(server));
                DisturbedExport calm = DisturbedExport.of(home(), folder.resolve("calm"), keys(server))) {
            TrackerLife life = new TrackerLife(home(), random);
            calm.run().exits(0);
            int fresh = (int) server.requests();
            for (int chain = 0; chain < chains; chain++) {
                export.forget();
                for (int kills = 1 + random.nextInt(MOST_KILLS); kills > 0; kills--) {
                    int requests = 1 + random.nextInt(fresh);
                    boolean wasKilled = killedAfterRequests(export, server, requests);
                    killed += wasKilled ? 1 : 0;
                    if (wasKilled) {
                        export.oldArchiveIsUntouched("killed after " + requests + " requests, seed " + seed);
                    }
                    life.goOn();
                }
                export.run().exits(0);
                calm.forget();
                calm.run().exits(0);
                assertThat(export.archive())
                        .as("chain %d, seed %d", chain, seed)
                        .hasBinaryContent(Files.readAllBytes(calm.archive()));
                assertThat(export.names()).isEqualTo(calm.names());
                assertThat(folder.resolve("work/rest-download").toFile().list())
                        .containsExactlyInAnyOrder("download.db", "files", "lock");
            }
        }
        System.out.println("Killed " + killed + " times in " + chains + " exports over REST, seed " + seed);
        assertThat(killed).isPositive();
    }

    private RoundupServer tracker() throws Exception {
        new TrackerGenerator(SEED, GeneratorSizes.of(600, 4)).writeTo(home());
        return RoundupServer.start(home(), ServerTraps.none());
    }

    private Path home() {
        return folder.resolve("tracker");
    }

    private static String keys(RoundupServer server) {
        return "rest: " + server.url() + "\n";
    }

    private static boolean killedAfterRequests(DisturbedExport export, RoundupServer server, int requests)
            throws Exception {
        long until = server.requests() + requests;
        Process process = export.start();
        while (process.isAlive() && server.requests() < until) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        return DisturbedExport.kill(process);
    }
}
