package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.journeys.KillSwitch.Strike;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.imports.ImportPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in an import with foreseen numbers, in a canary and in the transfer behind it; the end is that of an undisturbed run. */
@Tag("slow")
final class KilledForecastTest {
    private static final int CANARY = 5;
    private static final List<String> STAGES =
            List.of("import --references forecast", "transfer --canary " + CANARY, "transfer");

    @TempDir
    private Path folder;

    @Test
    void killed_with_foreseen_numbers_a_canary_moves_no_more_than_its_issues_and_rewrite_edits_nothing()
            throws Exception {
        Undisturbed undisturbed = undisturbed();
        killed(undisturbed, 20260303, 2);
    }

    @Test
    @Tag("long")
    void many_migrations_with_foreseen_numbers_killed_at_random_points_end_like_an_undisturbed_one() throws Exception {
        Undisturbed undisturbed = undisturbed();
        for (long seed = 1; seed <= 20; seed++) {
            killed(undisturbed, seed, 4);
        }
    }

    private record Undisturbed(EndState end, Map<String, Integer> requests) {}

    private Undisturbed undisturbed() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(place("undisturbed"), builder(1))) {
            workspace.ferry("export").exits(0);
            Map<String, Integer> requests = new HashMap<>();
            for (String stage : STAGES) {
                long before = workspace.hub().state().requestCount();
                workspace.ferry(stage.split(" ")).exits(0);
                requests.put(stage, (int) (workspace.hub().state().requestCount() - before));
            }
            return new Undisturbed(EndState.of(workspace), requests);
        }
    }

    private void killed(Undisturbed undisturbed, long seed, int kills) throws Exception {
        KillSwitch killSwitch = new KillSwitch();
        Random random = new Random(seed);
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(place("killed-" + seed), builder(seed).observer(killSwitch))) {
            workspace.ferry("export").exits(0);
            Crossing crossing = new Crossing(workspace, killSwitch);
            for (String stage : STAGES) {
                int requests = Objects.requireNonNull(undisturbed.requests().get(stage));
                crossing.run(stage, strikes(random, requests, kills));
                if (stage.contains("--canary")) {
                    assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                            .as("seed %d: %s", seed, crossing.story())
                            .hasSize(CANARY);
                }
            }
            System.out.println("Killed " + crossing.kills() + " times (seed " + seed + "): " + crossing.story());
            assertThat(crossing.kills()).as("seed %d", seed).isPositive();
            assertThat(workspace.ferry("rewrite", "--plan").exits(0).out())
                    .as("seed %d: %s", seed, crossing.story())
                    .contains("Would edit 0 texts");
            crossing.verify();
            EndState.of(workspace).mustEqual(undisturbed.end(), "seed " + seed + ": " + crossing.story());
        }
    }

    private Path place(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** Each before an answer: after the last one, a canary is told of and over. */
    private static List<Strike> strikes(Random random, int requests, int kills) {
        return IntStream.range(0, kills)
                .mapToObj(i -> new Strike(1 + random.nextInt(requests), 0))
                .toList();
    }

    private static SimulatedGitHubBuilder builder(long seed) {
        return SimulatedWorkspace.usual()
                .seed(seed)
                .imports(ImportPace.between(Duration.ofMillis(5), Duration.ofMillis(300)));
    }
}
