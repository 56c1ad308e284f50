package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.journeys.KillSwitch.Strike;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of an import by plain issues and comments; the same command again; the end is that of an undisturbed run. */
@Tag("slow")
final class KilledPlainImportTest {
    private static final int LONGEST_MOMENT_MILLIS = 40;

    @TempDir
    private Path folder;

    @Test
    void a_plain_import_killed_at_random_points_ends_like_an_undisturbed_one() throws Exception {
        compare(20260202, 3);
    }

    @Test
    @Tag("long")
    void many_plain_imports_killed_at_random_points_end_like_an_undisturbed_one() throws Exception {
        for (long seed = 1; seed <= 10; seed++) {
            compare(seed, 10);
        }
    }

    private void compare(long seed, int kills) throws Exception {
        EndState undisturbed;
        int requests;
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(place("undisturbed", seed), builder(seed))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            requests = (int) workspace.hub().state().requestCount();
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            undisturbed = EndState.of(workspace);
        }
        KillSwitch killSwitch = new KillSwitch();
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(place("killed", seed), builder(seed).observer(killSwitch))) {
            workspace.ferry("export").exits(0);
            Crossing crossing = new Crossing(workspace, killSwitch);
            crossing.run("import", strikes(new Random(seed), requests, kills));
            System.out.println("Killed " + crossing.kills() + " times (seed " + seed + "): " + crossing.story());
            assertThat(crossing.kills()).as("seed %d", seed).isPositive();
            crossing.run("transfer", List.of());
            crossing.run("rewrite", List.of());
            crossing.verify();
            EndState.of(workspace).mustEqual(undisturbed, "seed " + seed + ": " + crossing.story());
        }
    }

    private Path place(String name, long seed) throws Exception {
        return Files.createDirectory(folder.resolve(name + "-" + seed));
    }

    private static List<Strike> strikes(Random random, int requests, int kills) {
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            int moments = random.nextInt(3) == 0 ? 1 + random.nextInt(LONGEST_MOMENT_MILLIS) : 0;
            // The kills share the way between them, so that each of them meets the import.
            strikes.add(new Strike(1 + random.nextInt(Math.max(1, requests / kills)), moments));
        }
        return strikes;
    }

    private static SimulatedGitHubBuilder builder(long seed) {
        return SimulatedWorkspace.usual().seed(seed).withoutImportApi();
    }
}
