package dev.ferry.cli.journeys;

import dev.ferry.cli.journeys.KillSwitch.Strike;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.hub.model.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGKILL at seeded points of every stage; the same command again; the end is that of an undisturbed run. */
@Tag("slow")
final class KilledJourneyTest {
    private static final int LONGEST_MOMENT_MILLIS = 60;

    @TempDir
    private Path folder;

    /** What is to be done besides, and how it is asked for. */
    enum Way {
        PLAIN("import"),
        /** Closed issues are opened, moved and closed again. */
        REOPENING("import"),
        FORESEEING("import --references forecast");

        private final String importing;

        Way(String importing) {
            this.importing = importing;
        }

        String command(String stage) {
            return stage.equals("import") ? importing : stage;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void a_migration_killed_at_random_points_ends_like_an_undisturbed_one(Way way) throws Exception {
        killed(way, undisturbed(way), 20260101, 3);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    @Tag("long")
    void many_migrations_killed_at_random_points_end_like_an_undisturbed_one(Way way) throws Exception {
        Undisturbed undisturbed = undisturbed(way);
        for (long seed = 1; seed <= 30; seed++) {
            killed(way, undisturbed, seed, 5);
        }
    }

    /** How a run ends that nobody kills, and how many requests each of its stages takes. */
    private record Undisturbed(EndState end, Map<String, Integer> requests) {}

    private Undisturbed undisturbed(Way way) throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(Files.createDirectory(folder.resolve("undisturbed")), builder(way, 1))) {
            workspace.ferry("export").exits(0);
            Map<String, Integer> requests = new HashMap<>();
            for (String stage : Crossing.STAGES) {
                long before = workspace.hub().state().requestCount();
                workspace.ferry(way.command(stage).split(" ")).exits(0);
                requests.put(stage, (int) (workspace.hub().state().requestCount() - before));
            }
            workspace.ferry("verify").exits(0);
            return new Undisturbed(EndState.of(workspace), requests);
        }
    }

    private void killed(Way way, Undisturbed undisturbed, long seed, int kills) throws Exception {
        KillSwitch killSwitch = new KillSwitch();
        Random random = new Random(seed);
        String failure = way + ", seed " + seed;
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                Files.createDirectory(folder.resolve("killed-" + seed)),
                builder(way, seed).observer(killSwitch))) {
            workspace.ferry("export").exits(0);
            Crossing crossing = new Crossing(workspace, killSwitch);
            for (String stage : Crossing.STAGES) {
                int requests = Objects.requireNonNull(undisturbed.requests().get(stage));
                crossing.run(way.command(stage), strikes(random, requests, kills));
            }
            System.out.println("Killed " + crossing.kills() + " times (" + failure + "): " + crossing.story());
            crossing.verify();
            EndState.of(workspace).mustEqual(undisturbed.end(), failure + ": " + crossing.story());
        } catch (AssertionError e) {
            throw new AssertionError(failure + ": " + e.getMessage(), e);
        }
    }

    private static List<Strike> strikes(Random random, int requests, int kills) {
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            int moments = random.nextInt(3) == 0 ? 1 + random.nextInt(LONGEST_MOMENT_MILLIS) : 0;
            strikes.add(new Strike(1 + random.nextInt(requests), moments));
        }
        return strikes;
    }

    /** Imports take their time, so that kills also meet those that are accepted and not done. */
    private static SimulatedGitHubBuilder builder(Way way, long seed) {
        SimulatedGitHubBuilder builder = SimulatedWorkspace.usual();
        if (way == Way.REOPENING) {
            builder.with(Switch.TRANSFER_REFUSES_CLOSED).with(Switch.OLD_NODE_ID_RESOLVES);
        }
        return builder.seed(seed).imports(ImportPace.between(Duration.ofMillis(5), Duration.ofMillis(300)));
    }
}
