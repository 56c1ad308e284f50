package dev.ferry.mapping.ledger;

import dev.ferry.mapping.ledger.Transition.Imported;
import dev.ferry.mapping.ledger.Transition.Sending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A writing command as a process of its own, for tests that kill it: four threads take the items of a migration in
 * turn, tell each through to IMPORTED and say on standard output what was acknowledged.
 */
final class LedgerProcess {
    static final String COMMAND = "ferry import";
    static final int THREADS = 4;

    private LedgerProcess() {}

    /** Starts it on a ledger with this many items; what another one of it did stays done. */
    static Process start(Path file, int items) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerProcess.class.getName(),
                        file.toString(),
                        Integer.toString(items))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        int items = Integer.parseInt(arguments[1]);
        try (Ledger ledger = Ledger.open(Path.of(arguments[0]), COMMAND, Samples.CLOCK)) {
            List<MigrationRecord> begun = ledger.view().findByStaging(Samples.STAGING);
            MigrationLedger migration = begun.isEmpty()
                    ? Samples.begin(ledger)
                    : ledger.migration(begun.get(0).id());
            migration.plan(Samples.items(items));
            say("planned");
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 1; thread <= THREADS; thread++) {
                int first = thread;
                all.add(threads.submit(() -> work(migration, first, items)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            threads.shutdown();
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("threads did not end");
            }
        }
        say("done");
    }

    private static void work(MigrationLedger migration, int first, int items) {
        for (int number = first; number <= items; number += THREADS) {
            ItemState state =
                    migration.view().item(Samples.id(number)).orElseThrow().state();
            if (state == ItemState.PLANNED) {
                migration.commit(new Sending(Samples.id(number), Samples.parts(number, 3), 4));
                say("sending " + number);
            }
            if (state == ItemState.PLANNED || state == ItemState.IMPORTING) {
                migration.commit(new Imported(Samples.id(number), Samples.staging(number)));
                say("imported " + number);
            }
        }
    }

    private static void say(String line) {
        // Long lines fill the pipe, so that this process never runs far ahead of the test that reads it and kills it.
        System.out.println(line + " ".repeat(400));
        System.out.flush();
    }
}
