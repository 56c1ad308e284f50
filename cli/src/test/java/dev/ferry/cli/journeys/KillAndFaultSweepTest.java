package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tracker of 500 issues is carried over while a tenth of all requests meet a fault and the program is killed again and
 * again: the end is that of an undisturbed run. {@code -Dferry.sweep.kills=N} says how many kills there are at least,
 * {@code -Dferry.sweep.seed=S} has one migration with that seed alone. A seed fixes the faults and the moments of
 * the kills by the number of the request; which thread is first may still differ.
 */
final class KillAndFaultSweepTest {
    static final int ISSUES = 500;
    private static final int KILLS_OF_ONE = 30;
    private static final Map<String, Integer> SHARES =
            Map.of("import", 14, "transfer", 8, "rewrite", 4, "relations", 4);

    @TempDir
    private Path folder;

    private Path tracker;
    private EndState expected;
    private final Map<String, Integer> requests = new HashMap<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private final Map<String, Long> faults = new TreeMap<>();
    private long answered;
    private long putAside;

    @BeforeEach
    void carryOverUndisturbed() throws Exception {
        tracker = folder.resolve("tracker");
        new TrackerGenerator(7, GeneratorSizes.of(ISSUES, 4)).writeTo(tracker);
        try (SimulatedWorkspace workspace = workspace("undisturbed", SimulatedWorkspace.usual())) {
            workspace.ferry("export").exits(0);
            for (String stage : Crossing.STAGES) {
                long before = workspace.hub().state().requestCount();
                workspace.ferry(stage).exits(0);
                requests.put(stage, (int) (workspace.hub().state().requestCount() - before));
            }
            expected = EndState.of(workspace);
            assertThat(expected.issues().values())
                    .extracting(EndState.Issue::lock)
                    .contains("", "locked resolved");
        }
    }

    @Test
    @Tag("slow")
    void thirty_kills_and_all_faults_leave_no_trace() throws Exception {
        sweep(Integer.getInteger("ferry.sweep.kills", 30));
    }

    @Test
    @Tag("long")
    void three_hundred_kills_and_all_faults_leave_no_trace() throws Exception {
        sweep(Integer.getInteger("ferry.sweep.kills", 300));
    }

    private void sweep(int wanted) throws Exception {
        long begin = System.nanoTime();
        Long only = Long.getLong("ferry.sweep.seed");
        if (only != null) {
            disturbed(only, KILLS_OF_ONE);
        }
        for (long seed = 1; only == null && killed() < wanted; seed++) {
            disturbed(seed, Math.min(KILLS_OF_ONE, wanted - killed()));
        }
        tell((System.nanoTime() - begin) / 1e9);
        assertThat(killed()).isPositive();
    }

    private int killed() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void disturbed(long seed, int most) throws Exception {
        KillSwitch killSwitch = new KillSwitch();
        String replay = "to see it again: -Dferry.sweep.seed=" + seed;
        try (SimulatedWorkspace workspace =
                workspace("disturbed-" + seed, builder(seed).observer(killSwitch))) {
            workspace.ferry("export").exits(0);
            Weather.over(workspace.hub(), seed);
            Operator operator = new Operator(workspace, killSwitch, seed, most);
            try {
                for (String stage : Crossing.STAGES) {
                    operator.run(
                            stage,
                            Objects.requireNonNull(SHARES.get(stage)),
                            Objects.requireNonNull(requests.get(stage)));
                }
                answered += workspace.hub().state().requestCount();
                workspace.hub().faults().struckByKind().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
                workspace.hub().faults().clear();
                workspace.ferry("verify").exits(0);
                EndState.of(workspace).mustEqual(expected, replay);
                MapCheck.holds(workspace, legacyOrder());
                // Second copies, of requests that took effect late: they stay on staging.
                putAside += workspace
                        .hub()
                        .state()
                        .issues(SimulatedWorkspace.STAGING)
                        .size();
            } catch (AssertionError e) {
                throw new AssertionError(replay + ": " + e.getMessage() + "\n" + operator.story(), e);
            }
            operator.kills().forEach((stage, count) -> kills.merge(stage, count, Integer::sum));
            operator.ends().forEach((stage, count) -> ends.merge(stage, count, Integer::sum));
            System.out.printf("seed %d: ended as undisturbed, %d kills so far%n", seed, killed());
        }
    }

    private List<String> legacyOrder() {
        return expected.issues().values().stream().map(EndState.Issue::legacyId).toList();
    }

    private void tell(double seconds) {
        long struck = faults.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                Locale.ROOT,
                "%,d issues: killed %d times %s; ended by itself %s; %,d of %,d requests met a fault %s; "
                        + "%d copies put aside on staging; %.0f s, %.1f s a kill%n",
                ISSUES,
                killed(),
                kills,
                ends,
                struck,
                answered,
                faults,
                putAside,
                seconds,
                seconds / killed());
    }

    private SimulatedWorkspace workspace(String name, SimulatedGitHubBuilder builder) throws Exception {
        SimulatedWorkspace workspace =
                SimulatedWorkspace.of(tracker, Files.createDirectory(folder.resolve(name)), builder);
        workspace.configure(
                "preset: bpo", "preset: bpo, lock: [ { property: status, value: closed, reason: resolved } ]");
        return workspace;
    }

    private static SimulatedGitHubBuilder builder(long seed) {
        return SimulatedWorkspace.usual()
                .seed(seed)
                .imports(ImportPace.between(Duration.ofMillis(5), Duration.ofMillis(300)));
    }
}
