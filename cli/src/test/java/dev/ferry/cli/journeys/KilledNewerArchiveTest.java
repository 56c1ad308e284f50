package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.journeys.KillSwitch.Strike;
import dev.ferry.cli.process.EditedArchive;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.imports.ImportPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while a newer archive is taken up; the same command again; the end is that of a migration of that archive alone. */
@Tag("slow")
final class KilledNewerArchiveTest {
    private static final String OLDER = "import -a older.zip";
    private static final String BETWEEN = "import -a between.zip";
    private static final String NEWER = "import -a newer.zip";

    @TempDir
    private Path folder;

    @Test
    void a_newer_archive_taken_up_with_kills_leads_to_what_it_leads_to_alone() throws Exception {
        EndState alone = alone();
        killed(alone, 20260102, 4);
    }

    @Test
    @Tag("long")
    void newer_archives_taken_up_with_many_kills_lead_to_what_they_lead_to_alone() throws Exception {
        EndState alone = alone();
        for (long seed = 1; seed <= 30; seed++) {
            killed(alone, seed, 6);
        }
    }

    private EndState alone() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(Files.createDirectory(folder.resolve("alone")), builder(1))) {
            archives(workspace);
            workspace.ferry(NEWER.split(" ")).exits(0);
            return moved(workspace);
        }
    }

    private void killed(EndState alone, long seed, int kills) throws Exception {
        KillSwitch killSwitch = new KillSwitch();
        Random random = new Random(seed);
        String failure = "seed " + seed;
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                Files.createDirectory(folder.resolve("killed-" + seed)),
                builder(seed).observer(killSwitch))) {
            archives(workspace);
            Crossing crossing = new Crossing(workspace, killSwitch);
            // Left in the middle every other time, so that the newer archive meets what is in doubt.
            if (seed % 2 == 1) {
                crossing.run(OLDER, List.of());
            } else {
                crossing.runOnce(OLDER, new Strike(20 + random.nextInt(40), 0));
            }
            // Two times of three there was another one, of which nobody knows how far it was taken up.
            if (seed % 3 != 0) {
                crossing.runOnce(BETWEEN, new Strike(5 + random.nextInt(60), 0));
            }
            List<Strike> strikes = new ArrayList<>();
            for (int i = 0; i < kills; i++) {
                strikes.add(new Strike(1 + random.nextInt(40), random.nextBoolean() ? 0 : 1 + random.nextInt(60)));
            }
            crossing.run(NEWER, strikes);
            System.out.println("Killed " + crossing.kills() + " times (" + failure + "): " + crossing.story());
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(alone.issues().size());
            moved(workspace).mustEqual(alone, failure + ": " + crossing.story());
        } catch (AssertionError e) {
            throw new AssertionError(failure + ": " + e.getMessage(), e);
        }
    }

    private static EndState moved(SimulatedWorkspace workspace) {
        workspace.ferry("transfer").exits(0);
        workspace.ferry("rewrite").exits(0);
        workspace.ferry("verify").exits(0);
        return EndState.of(workspace);
    }

    /**
     * The newer one lacks two issues of the older one and has two more; every third issue is called otherwise. The one between
     * them lacks others, and calls every fifth otherwise.
     */
    private static void archives(SimulatedWorkspace workspace) throws IOException {
        workspace.ferry("export").exits(0);
        EditedArchive.pack(workspace, "older.zip", lines -> without(lines, 5, 11));
        EditedArchive.pack(workspace, "between.zip", lines -> retitled(without(lines, 2, 7), 5));
        EditedArchive.pack(workspace, "newer.zip", lines -> retitled(without(lines, 2, 20), 3));
    }

    private static List<String> retitled(List<String> lines, int step) {
        List<String> later = new ArrayList<>(lines);
        for (int i = 0; i < later.size(); i += step) {
            later.set(i, EditedArchive.retitled(later.get(i)));
        }
        return later;
    }

    private static List<String> without(List<String> lines, int one, int other) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(other);
        fewer.remove(one);
        return fewer;
    }

    /** Imports take their time, so that kills also meet those that are accepted and not done. */
    private static SimulatedGitHubBuilder builder(long seed) {
        return SimulatedWorkspace.usual()
                .seed(seed)
                .imports(ImportPace.between(Duration.ofMillis(5), Duration.ofMillis(300)));
    }
}
