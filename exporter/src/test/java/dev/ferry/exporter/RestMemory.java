package dev.ferry.exporter;

import dev.ferry.exporter.roundup.RestAccess;
import dev.ferry.exporter.roundup.RoundupRest;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * For measuring what a REST export keeps in memory, in a process of its own: {@code serve TRACKER-HOME} prints an address,
 * {@code export ADDRESS FOLDER} fetches and exports from there.
 */
final class RestMemory {
    private RestMemory() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("serve")) {
            try (RoundupServer server = RoundupServer.start(Path.of(args[1]), ServerTraps.none())) {
                System.out.println(server.url());
                new CountDownLatch(1).await();
            }
        }
        URI url = URI.create(args[1]);
        Path folder = Path.of(args[2]);
        long begin = System.nanoTime();
        try (Tracker tracker = RoundupRest.open(
                RestAccess.anonymous(url), folder.resolve("rest-download"), url, FetchProgress.silent())) {
            System.out.printf(Locale.ROOT, "fetched after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            new Exporter(Clock.systemUTC(), "host.example.org")
                    .export(tracker, folder.resolve("archive.zip"), ExportOptions.defaults(), ExportProgress.silent());
        }
        System.out.printf(Locale.ROOT, "exported after %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }
}
