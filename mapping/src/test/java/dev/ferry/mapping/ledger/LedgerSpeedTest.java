package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.Noted;
import dev.ferry.mapping.ledger.Transition.Sending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of docs/concurrency.md; by hand, as they depend on the disk: {@code mvn -Plong -pl mapping -am test -Dtest=LedgerSpeedTest}. */
@Tag("long")
class LedgerSpeedTest {
    private static final int THREADS = 16;

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void place() {
        file = folder.resolve("ferry.db");
    }

    @Test
    void sixteen_threads_commit_singly() throws Exception {
        try (Ledger ledger = Ledger.open(file, "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(THREADS));
            commitFromAllThreads(migration, 500);
            int each = 2_000;
            long started = System.nanoTime();
            commitFromAllThreads(migration, each);
            report("single commits", (long) THREADS * each, started);
        }
    }

    private static void commitFromAllThreads(MigrationLedger migration, int each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 1; thread <= THREADS; thread++) {
            int item = thread;
            all.add(threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    migration.commit(new Noted(Optional.of(Samples.id(item)), "noted", "by a test"));
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void a_bpo_sized_migration() {
        int items = 60_000;
        int comments = 5;
        try (Ledger ledger = Ledger.open(file, "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            List<PlannedItem> all = Samples.items(items);
            long started = System.nanoTime();
            for (int from = 0; from < items; from += 500) {
                migration.plan(all.subList(from, from + 500));
            }
            report("rows planned (item, event)", 2L * items, started);

            started = System.nanoTime();
            for (int from = 1; from <= items; from += 500) {
                List<Transition> batch = new ArrayList<>();
                for (int item = from; item < from + 500; item++) {
                    batch.add(new Sending(Samples.id(item), Samples.parts(item, comments), comments + 1));
                }
                migration.commit(batch);
            }
            report("rows announced (item, 6 parts, event)", (comments + 3L) * items, started);

            started = System.nanoTime();
            for (int from = 1; from <= items; from += 500) {
                List<Transition> batch = new ArrayList<>();
                for (int item = from; item < from + 500; item++) {
                    batch.add(new Imported(Samples.id(item), Samples.staging(item)));
                }
                migration.commit(batch);
            }
            report("rows imported (item, 6 parts, event)", (comments + 3L) * items, started);

            started = System.nanoTime();
            long rows = 0;
            for (MapRow row : migration.view().mapRows()) {
                rows += row.staging().isPresent() ? 1 : 0;
            }
            report("map rows read", rows, started);
            started = System.nanoTime();
            migration.view().counts();
            report("counts", 1, started);
            started = System.nanoTime();
            for (int item = 1; item <= items; item++) {
                assertThat(migration.view().idMap().row(Samples.staging(item).number()))
                        .isPresent();
            }
            report("lookups by staging number", items, started);
        }
    }

    private static void report(String what, long count, long startedNanos) {
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        System.out.printf(
                Locale.ROOT,
                "%s: %d in %d ms, %.0f/s%n",
                what,
                count,
                took.toMillis(),
                count * 1e9 / Math.max(1, took.toNanos()));
    }
}
