package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import dev.ferry.fixtures.roundup.RoundupServer;
import dev.ferry.fixtures.roundup.ServerTraps;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a tracker comes over REST beside a bare loop that asks the same server the same and throws the answers away, by
 * hand; the figures stand in docs/performance.md. The server takes 0.7 ms an item, as a real Roundup was measured to take for
 * messages with four connections; its answers are made before.
 */
@Tag("long")
class RestPaceTest {
    /** {@code -Dferry.pace.issues=20000}: what an export takes to get going weighs less, the larger the tracker. */
    private static final int ISSUES = Integer.getInteger("ferry.pace.issues", 4_000);

    private static final double MESSAGES = 5.2;
    private static final int CONNECTIONS = 4;
    private static final int AT_ONCE = 100;
    private static final int ROUNDS = Integer.getInteger("ferry.pace.rounds", 3);
    /** For one item on one of the connections: 5,700 items a second, and 1,000. */
    private static final List<Duration> PACES = List.of(Duration.ofNanos(700_000), Duration.ofMillis(4));

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final OkHttpClient http = new OkHttpClient();

    @Test
    void the_export_beside_a_bare_loop_of_the_best_requests() throws Exception {
        Path home = folder.resolve("tracker");
        new TrackerGenerator(1, GeneratorSizes.of(ISSUES, MESSAGES).withFilesPerIssue(0)).writeTo(home);
        try (RoundupServer behind = RoundupServer.start(home, ServerTraps.none());
                ThinkingServer server = ThinkingServer.before(behind.url())) {
            bareLoop(server.url());
            export(server.url(), "first", 1);
            for (Duration thinking : PACES) {
                server.remembersAll(thinking);
                for (int round = 1; round <= (thinking.equals(PACES.get(0)) ? ROUNDS : 1); round++) {
                    long begin = System.nanoTime();
                    long items = bareLoop(server.url());
                    double bare = since(begin);
                    System.out.printf(
                            Locale.ROOT, "%d items: bare loop %.2f s, %.0f items/s%n", items, bare, items / bare);
                    export(server.url(), thinking.toNanos() + "-" + round, bare);
                    assertThat(items).isGreaterThan(ISSUES);
                }
            }
        }
    }

    private void export(URI url, String name, double bare) {
        Phases phases = new Phases(bare);
        try (Tracker tracker = RoundupRest.open(
                RestAccess.anonymous(url).withConnections(CONNECTIONS), folder.resolve(name), url, phases)) {
            phases.ends("what changed meanwhile looked for, retired items looked up, tables complete");
            new Exporter(Clock.systemUTC(), "host.example.org")
                    .export(tracker, folder.resolve("a.zip"), ExportOptions.defaults(), phases);
            phases.ends("archive there");
        }
    }

    /** Says when each part of an export was done. */
    private static final class Phases implements FetchProgress, ExportProgress {
        private final long begin = System.nanoTime();
        private final double bare;

        private Phases(double bare) {
            this.bare = bare;
        }

        private void ends(String phase) {
            double after = RestPaceTest.since(begin);
            System.out.printf(Locale.ROOT, "  after %6.2f s (%3.0f %%): %s%n", after, 100 * bare / after, phase);
        }

        @Override
        public void fetched(String className, long done, long total) {
            if (done == total && total > 100) {
                ends("all of class " + className + " fetched");
            }
        }

        @Override
        public void waiting(String reason, Duration pause) {}

        @Override
        public void issues(long done, long total) {
            if (done == 1 || done == total) {
                ends(done == 1 ? "first issue handed over" : "last issue handed over");
            }
        }

        @Override
        public boolean stopRequested() {
            return false;
        }
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** All classes: their ids at once, then a hundred items a request with everything that belongs to them. */
    private long bareLoop(URI url) throws Exception {
        long items = 0;
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            Iterator<String> classes =
                    JSON.readTree(get(at(url, ""))).path("data").fieldNames();
            while (classes.hasNext()) {
                items += bareLoop(url, classes.next(), threads);
            }
        } finally {
            threads.shutdownNow();
        }
        return items;
    }

    private long bareLoop(URI url, String name, ExecutorService threads) throws Exception {
        JsonNode list = JSON.readTree(get(at(url, "/" + name)
                .newBuilder()
                .addQueryParameter("@fields", "id")
                .addQueryParameter("@verbose", "0")
                .build()));
        List<String> ids = new ArrayList<>();
        list.path("data")
                .path("collection")
                .forEach(item -> ids.add(item.path("id").asText()));
        if (ids.isEmpty()) {
            return 0;
        }
        HttpUrl sample = at(url, "/" + name + "/" + ids.get(0))
                .newBuilder()
                .addQueryParameter("@protected", "true")
                .build();
        List<String> fields = new ArrayList<>();
        JSON.readTree(get(sample)).path("data").path("attributes").fieldNames().forEachRemaining(fields::add);
        fields.remove("id");
        List<Future<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            HttpUrl.Builder batch = at(url, "/" + name).newBuilder();
            ids.subList(i, Math.min(i + AT_ONCE, ids.size())).forEach(id -> batch.addQueryParameter("id", id));
            batch.addQueryParameter("@fields", String.join(",", fields))
                    .addQueryParameter("@verbose", name.equals("msg") ? "3" : "1");
            answers.add(threads.submit(() -> {
                get(batch.build());
                return new byte[0];
            }));
        }
        for (Future<byte[]> answer : answers) {
            answer.get();
        }
        return ids.size();
    }

    private static HttpUrl at(URI url, String path) {
        return HttpUrl.get(url + "rest/data" + path);
    }

    private byte[] get(HttpUrl url) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("Connection", "close")
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.body().bytes();
        }
    }
}
