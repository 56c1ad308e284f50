package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.ExchangeObserver;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry throttle} from another process: what it changes in a stage that runs, and what it keeps. */
@Tag("slow")
final class ThrottleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** How long the server takes for a submission. */
    private static final Duration ANSWER = Duration.ofMillis(900);

    @TempDir
    private Path folder;

    private Path err() {
        return folder.resolve("import.err");
    }

    private Process start(SimulatedWorkspace workspace, String stage) throws IOException {
        return workspace.process().start(folder.resolve("import.out"), err(), stage);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting for it").isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long imports(SimulatedWorkspace workspace) {
        return workspace.hub().state().requests().entrySet().stream()
                .filter(route ->
                        route.getKey().startsWith("POST") && route.getKey().endsWith("/import/issues"))
                .mapToLong(route -> route.getValue())
                .sum();
    }

    @Test
    void a_run_is_slowed_paused_shown_resumed_and_stopped_from_another_process() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            FerryProcess.Result kept =
                    workspace.ferry("throttle", "--writes-per-minute", "60").exits(0);
            assertThat(kept.err()).contains("Nothing runs: kept for the next stage");
            workspace.ferry("throttle", "--pause").exits(2).says("nothing runs");

            Process run = start(workspace, "import");
            await(() -> imports(workspace) >= 2);
            assertThat(FerryProcess.read(err())).contains("Throttled to 60 writes a minute by `ferry throttle`");

            FerryProcess.Result paused = workspace.ferry("throttle", "--pause").exits(0);
            assertThat(paused.out()).contains("paused", "`ferry throttle --resume` goes on", "60 writes a minute");
            // What was inside when the pause began may still have come.
            TimeUnit.MILLISECONDS.sleep(1_500);
            long before = workspace.hub().state().requestCount();
            TimeUnit.SECONDS.sleep(2);
            assertThat(workspace.hub().state().requestCount()).isEqualTo(before);
            assertThat(workspace.ferry("status").exits(0).out()).contains("`ferry throttle --pause`");
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"paused\":true");
            assertThat(workspace.ferry("throttle", "--json").exits(0).out())
                    .contains("\"live\":true", "\"paused\":true", "\"writesPerMinute\":60");

            Files.writeString(folder.resolve("throttle.json"), "{ not what");
            await(() -> FerryProcess.read(err()).contains("is not what `ferry throttle` writes"));
            workspace
                    .ferry("throttle", "--resume", "--writes-per-minute", "6000")
                    .exits(0);
            assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).as(FerryProcess.read(err())).isZero();
            assertThat(FerryProcess.read(err())).contains("paused: `ferry throttle --pause`", "6,000 writes a minute");
            assertThat(folder.resolve("throttle-state.json")).doesNotExist();

            assertThat(workspace.ferry("throttle", "--reset").exits(0).out())
                    .contains("as fast as the server takes them");
            assertThat(workspace.ferry("transfer").exits(0).err()).doesNotContain("Throttled");
        }
    }

    @Test
    void ctrl_c_works_while_a_run_is_paused_and_the_pause_ends_with_it() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("throttle", "--writes-per-minute", "20").exits(0);
            Process run = start(workspace, "transfer");
            await(() -> FerryProcess.read(err()).contains("Throttled to 20"));
            workspace.ferry("throttle", "--pause").exits(0);

            run.destroy();

            assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).as(FerryProcess.read(err())).isEqualTo(130);
            assertThat(Files.readString(folder.resolve("throttle.json"))).contains("\"paused\":false", "20");
            workspace.ferry("throttle", "--reset").exits(0);
            assertThat(workspace.ferry("transfer").exits(0).err()).doesNotContain("paused");
        }
    }

    @Test
    void a_run_that_was_killed_while_paused_goes_on_and_says_so() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace
                    .ferry("throttle", "--concurrency", "1", "--writes-per-minute", "60")
                    .exits(0);
            Process run = start(workspace, "import");
            await(() -> imports(workspace) >= 1);
            workspace.ferry("throttle", "--pause").exits(0);
            assertThat(Files.readString(folder.resolve("throttle.json")))
                    .contains("\"pausedRun\":\"`ferry import` (pid " + run.pid() + ", since ", "\"paused\":true");
            run.destroyForcibly().waitFor();
            assertThat(workspace.ferry("status").exits(0).out()).doesNotContain("paused");

            workspace.ferry("throttle", "--reset").exits(0);
            assertThat(workspace.ferry("import").exits(0).err())
                    .contains("An earlier run was paused by `ferry throttle --pause`; this one is not");
            assertThat(Files.readString(folder.resolve("throttle.json")))
                    .contains("\"paused\":false")
                    .doesNotContain("pausedRun");
        }
    }

    @Test
    void a_pause_that_names_another_run_does_not_hold_this_one() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("throttle", "--writes-per-minute", "60").exits(0);
            Process run = start(workspace, "import");
            await(() -> imports(workspace) >= 1);

            // As if it had been given while that one ended and this one began.
            Files.writeString(folder.resolve("throttle.json"), """
                    {"id":"late","writesPerMinute":6000,"paused":true,"pausedRun":"`ferry import` (pid 1, since %s)"}
                    """.formatted(Instant.EPOCH));
            await(() -> FerryProcess.read(folder.resolve("throttle-state.json")).contains("6000"));
            assertThat(FerryProcess.read(folder.resolve("throttle-state.json"))).doesNotContain("late");
            assertThat(workspace.ferry("throttle", "--json").exits(0).out()).contains("\"paused\":false");

            assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).as(FerryProcess.read(err())).isZero();
        }
    }

    @Test
    void more_writes_at_once_than_at_the_beginning_have_threads() throws Exception {
        Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
        ExchangeObserver watch = exchange -> {
            if (exchange.method().equals("POST") && exchange.target().endsWith("/import/issues")) {
                arrivals.add(System.nanoTime());
            }
        };
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().observer(watch))) {
            workspace.configure("reconcile:", "limits: { concurrency: 1 }\nreconcile:");
            workspace.ferry("export").exits(0);
            workspace
                    .hub()
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1, 1.0, List.of(Fault.slow(ANSWER)), Faults.call("POST", "/import/issues")));
            Process run = start(workspace, "import");
            await(() -> imports(workspace) >= 1);
            assertThat(workspace
                            .ferry("throttle", "--concurrency", "8")
                            .exits(0)
                            .out())
                    .contains("at once       8");
            assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).as(FerryProcess.read(err())).isZero();
        }
        assertThat(mostWithoutAnswer(arrivals)).isGreaterThan(2).isLessThanOrEqualTo(8);
    }

    /** How many requests came before the first of them can have been answered. */
    private static long mostWithoutAnswer(Collection<Long> arrivals) {
        return arrivals.stream()
                .mapToLong(first -> arrivals.stream()
                        .filter(other -> other >= first && other - first < ANSWER.toNanos())
                        .count())
                .max()
                .orElse(0);
    }
}
