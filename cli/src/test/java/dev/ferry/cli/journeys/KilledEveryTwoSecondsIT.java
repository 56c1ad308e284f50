package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, killed two seconds after every start, still gets its work done, and done right. */
@Tag("slow")
final class KilledEveryTwoSecondsIT {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final int ISSUES = 500;

    @TempDir
    private Path folder;

    @Test
    void a_migration_that_is_killed_every_two_seconds_ends_like_an_undisturbed_one() throws Exception {
        Path tracker = folder.resolve("tracker");
        new TrackerGenerator(7, GeneratorSizes.of(ISSUES, 4)).writeTo(tracker);
        EndState expected = undisturbed(tracker);
        KillSwitch killSwitch = new KillSwitch();
        try (SimulatedWorkspace workspace = SimulatedWorkspace.of(
                tracker,
                Files.createDirectory(folder.resolve("killed")),
                SimulatedWorkspace.usual()
                        .observer(killSwitch)
                        .imports(ImportPace.between(Duration.ofMillis(50), Duration.ofSeconds(1))))) {
            Pace.slow(workspace.hub(), Duration.ofMillis(20));
            workspace.ferry("export").exits(0);
            Crossing crossing = new Crossing(workspace, killSwitch);
            for (String stage : Crossing.STAGES) {
                long begin = System.nanoTime();
                int kills = crossing.runKilledEvery(TWO_SECONDS, stage);
                System.out.printf(
                        Locale.ROOT,
                        "%,d issues, ferry %s killed %d times, 2 s after its start: %.1f s%n",
                        ISSUES,
                        stage,
                        kills,
                        (System.nanoTime() - begin) / 1e9);
            }
            assertThat(crossing.kills()).isPositive();
            crossing.verify();
            EndState.of(workspace).mustEqual(expected, crossing.kills() + " kills");
        }
    }

    private EndState undisturbed(Path tracker) throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.of(
                tracker, Files.createDirectory(folder.resolve("undisturbed")), SimulatedWorkspace.usual())) {
            workspace.ferry("export").exits(0);
            for (String stage : Crossing.STAGES) {
                workspace.ferry(stage).exits(0);
            }
            return EndState.of(workspace);
        }
    }
}
