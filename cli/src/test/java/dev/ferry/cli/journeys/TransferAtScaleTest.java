package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.journeys.TransferKiller.Strike;
import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tracker of bpo's size is imported undisturbed and transferred while a share of the requests meet a fault and the program is
 * killed again and again: the end is that of an undisturbed transfer. {@code -Dferry.scale.issues=N}, {@code .kills}, {@code .seed}
 * and {@code .faults}, the share in percent, say otherwise; {@code .habits} turns habits of the server on, such as {@code
 * TRANSFER_LEAVES_NO_REDIRECT}.
 */
@Tag("long")
final class TransferAtScaleTest {
    private static final int ISSUES = Integer.getInteger("ferry.scale.issues", 60_000);
    private static final int KILLS = Integer.getInteger("ferry.scale.kills", 200);
    private static final long SEED = Long.getLong("ferry.scale.seed", 1);
    private static final double FAULTS = Integer.getInteger("ferry.scale.faults", 5) / 100.0;
    private static final List<Switch> HABITS = Stream.of(
                    System.getProperty("ferry.scale.habits", "").split(","))
            .filter(name -> !name.isEmpty())
            .map(Switch::valueOf)
            .toList();

    /** Of an undisturbed transfer; what a start asks for is beside it. */
    private static final double MOST_REQUESTS_AN_ISSUE = 0.06;

    private static final int REQUESTS_OF_A_START = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int LONGEST_MOMENT_MILLIS = 100;
    /** So many kills of a hundred come while the barrier compares, a hundred issues a request. */
    private static final int AT_THE_BARRIER = 10;
    /** A run that goes on looks up what was under way, up to fifty issues, before it moves anything. */
    private static final int LOOKING_UP = 30;

    @TempDir
    private Path folder;

    private Path tracker;
    private List<String> legacyOrder;

    /** What a transfer took. */
    private record Figures(int kills, long faults, long requests, double seconds) {}

    private record Carried(Figures figures, EndDigests end) {}

    @BeforeEach
    void makeTracker() throws Exception {
        tracker = folder.resolve("tracker");
        new TrackerGenerator(7, GeneratorSizes.of(ISSUES, 1)).writeTo(tracker);
        legacyOrder = legacyOrder();
    }

    @Test
    void a_transfer_killed_and_disturbed_all_the_way_ends_like_an_undisturbed_one() throws Exception {
        Carried undisturbed = carryOver("undisturbed", 0, 0);
        assertThat((double) undisturbed.figures().requests())
                .isLessThanOrEqualTo(MOST_REQUESTS_AN_ISSUE * ISSUES + REQUESTS_OF_A_START);
        Carried disturbed = carryOver("disturbed", KILLS, FAULTS);
        // A transfer that nobody got at would end right as well; the last kills may come after its end.
        assertThat(disturbed.figures().kills()).isGreaterThanOrEqualTo(KILLS * 9 / 10);
        assertThat(disturbed.figures().faults()).isGreaterThanOrEqualTo(KILLS);
        disturbed.end().mustEqual(undisturbed.end());
    }

    private Carried carryOver(String name, int kills, double faults) throws Exception {
        TransferKiller killer = new TransferKiller();
        SimulatedGitHubBuilder builder = SimulatedWorkspace.usual().seed(SEED).observer(killer);
        HABITS.forEach(builder::with);
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.of(tracker, Files.createDirectory(folder.resolve(name)), builder)) {
            killer.counting(() -> moved(workspace));
            for (String stage : List.of("export", "import")) {
                workspace.process().patient(PATIENCE).run(stage).exits(0);
            }
            if (faults > 0) {
                Weather.overTransfers(workspace.hub(), SEED, faults);
            }
            long before = workspace.hub().state().requestCount();
            long begin = System.nanoTime();
            int killed = transfer(workspace, killer, strikes(kills));
            double seconds = (System.nanoTime() - begin) / 1e9;
            long requests = workspace.hub().state().requestCount() - before;
            long struck = workspace.hub().faults().struck();
            workspace.hub().faults().clear();
            Figures figures = new Figures(killed, struck, requests, seconds);
            tell(name, workspace, figures, killer);
            EndDigests end = EndDigests.of(workspace);
            end.mustRiseIn(legacyOrder);
            MapCheck.holds(workspace, legacyOrder);
            // Nothing was put aside by the import, which nobody disturbed, and a transfer makes nothing there.
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();
            return new Carried(figures, end);
        }
    }

    /** Returns how often it was killed before it ended by itself. */
    private int transfer(SimulatedWorkspace workspace, TransferKiller killer, List<Strike> strikes) throws Exception {
        Path out = workspace.folder().resolve("out.txt");
        Path err = workspace.folder().resolve("err.txt");
        int killed = 0;
        for (int run = 0; ; run++) {
            Optional<Strike> strike = run < strikes.size() ? Optional.of(strikes.get(run)) : Optional.empty();
            int exit = killer.run(() -> workspace.process().start(out, err, "transfer"), strike);
            if (exit != 128 + 9) {
                assertThat(exit)
                        .as("after %d kills; it said: %s%s", killed, FerryProcess.read(out), FerryProcess.read(err))
                        .isZero();
                return killed;
            }
            killed++;
            if (killed % 10 == 0) {
                System.out.printf("%d kills, %d issues moved%n", killed, moved(workspace));
            }
        }
    }

    /** Some while the barrier compares, the others anywhere on the way: in the middle of a document, or soon after a start. */
    private static List<Strike> strikes(int kills) {
        Random random = new Random(SEED);
        int atBarrier = kills * AT_THE_BARRIER / 100;
        int pages = ISSUES / 100 / Math.max(1, atBarrier);
        // The last ones, too, have to find the transfer at work.
        int furthest = ISSUES * 9 / 10;
        int[] moved = random.ints(kills - atBarrier, 0, furthest).sorted().toArray();
        List<Strike> strikes = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            boolean compares = kill < atBarrier;
            int most = compares ? 10 + 2 * pages : random.nextBoolean() ? 3 : LOOKING_UP;
            int moments = random.nextInt(3) == 0 ? 1 + random.nextInt(LONGEST_MOMENT_MILLIS) : 0;
            int from = compares ? 0 : moved[kill - atBarrier];
            int latest = kill + 1 < kills ? moved[Math.max(0, kill + 1 - atBarrier)] : furthest;
            strikes.add(new Strike(from, latest, 1 + random.nextInt(most), moments));
        }
        return strikes;
    }

    private static int moved(SimulatedWorkspace workspace) {
        return workspace.hub().state().nextNumber(SimulatedWorkspace.TARGET) - 1;
    }

    /** As the old tracker's own database has it. */
    private List<String> legacyOrder() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + tracker.resolve("db/db"));
                var statement = database.createStatement();
                var rows =
                        statement.executeQuery("select id from _issue where __retired__ = 0 order by _creation, id")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private void tell(String name, SimulatedWorkspace workspace, Figures figures, TransferKiller killer) {
        List<Duration> first = killer.firstTransfers().stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d issues, %d kills; %,d requests, %.3f an issue; %.0f s; %d processes came to a transfer, after %.1f s"
                        + " in the middle and %.1f s at most; %,d faults %s%n",
                name,
                legacyOrder.size(),
                figures.kills(),
                figures.requests(),
                figures.requests() / (double) legacyOrder.size(),
                figures.seconds(),
                first.size(),
                first.get(first.size() / 2).toMillis() / 1e3,
                first.get(first.size() - 1).toMillis() / 1e3,
                figures.faults(),
                workspace.hub().faults().struckByKind());
    }
}
