package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import dev.ferry.importer.Barrier;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole journey through faults by chance ends as one without: the same texts in the same order, none twice, none lost. */
@Tag("slow")
class FaultScheduleTest {
    private static final int ISSUES = 60;
    private static final int MOST_RUNS = 25;
    private static final double RATE = 0.2;
    /** Messages of the longest issue: a fault may meet each of their edits. */
    private static final int MANY = 150;

    private static final int THOUSANDS = 3_000;
    private static final List<Fault> REST = List.of(
            Fault.dropBefore(), Fault.dropAfter(), Fault.statusBefore(503), Fault.statusAfter(502), Fault.truncated());
    private static final List<Fault> GRAPHQL = List.of(
            Fault.dropBefore(),
            Fault.dropAfter(),
            Fault.statusAfter(502, 3),
            Fault.graphQlAfter(2),
            Fault.aliasesFailAfter(4),
            Fault.truncated());

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void the_end_is_that_of_an_undisturbed_run(long seed) throws Exception {
        goTheWholeWay(seed, MANY);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(
            longs = {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    @Tag("long")
    void many_ends_are_those_of_an_undisturbed_run(long seed) throws Exception {
        goTheWholeWay(seed, seed % 10 == 0 ? THOUSANDS : MANY);
    }

    private void goTheWholeWay(long seed, int longest) throws Exception {
        Path tracker = folder.resolve("tracker");
        new TrackerGenerator(seed, GeneratorSizes.of(ISSUES, 4).withNasty(longest)).writeTo(tracker);
        Map<Integer, List<String>> wanted;
        try (Journey calm = Journey.of(folder.resolve("calm"), tracker, SimulatedGitHub.builder())) {
            goOn(calm);
            wanted = Finals.texts(calm);
        }
        SimulatedGitHubBuilder builder =
                SimulatedGitHub.builder().seed(seed).imports(ImportPace.between(Duration.ZERO, Duration.ofSeconds(3)));
        try (Journey journey = Journey.of(folder.resolve("disturbed"), tracker, builder)) {
            Predicate<Request> graphQl = Faults.graphQl("query");
            journey.hub.faults().schedule(FaultSchedule.seeded(seed, RATE, GRAPHQL, graphQl));
            journey.hub.faults().schedule(FaultSchedule.seeded(seed + 1, RATE, REST, graphQl.negate()));
            runUntilDone(journey, seed);

            assertThat(journey.hub.faults().struck())
                    .as("faults of seed %d", seed)
                    .isPositive();
            assertThat(Finals.texts(journey)).as("seed %d", seed).isEqualTo(wanted);
            assertThat(journey.verify().isClean())
                    .as("seed %d: %s", seed, journey.differences)
                    .isTrue();
            assertMapIsComplete(journey);
            assertThat(journey.hub.state().violations()).isEmpty();
        }
    }

    /** As an operator does: the same commands again, `ferry retry` between them, until nothing is left. */
    private static void runUntilDone(Journey journey, long seed) throws Exception {
        List<String> ends = new ArrayList<>();
        for (int run = 0; run < MOST_RUNS; run++) {
            try {
                goOn(journey);
                var counts = journey.ledger().view().counts();
                if (counts.of(ItemState.SETTLED) == counts.total()) {
                    return;
                }
                ends.add(counts.toString());
            } catch (RuntimeException e) {
                ends.add(e.toString());
            }
            journey.restart();
            journey.retryFailed();
        }
        throw new AssertionError("seed " + seed + " did not come to an end: " + ends);
    }

    private static void goOn(Journey journey) throws InterruptedException {
        journey.importAll();
        for (int round = 0; !Barrier.isPassed(journey.ledger()) && round < 3; round++) {
            if (!journey.barrier().missing().isEmpty()) {
                journey.importAll();
            }
        }
        journey.transfer();
        journey.rewrite();
    }

    private static void assertMapIsComplete(Journey journey) {
        for (ItemRow item : journey.ledger().view().items()) {
            int number = item.finalIssue().orElseThrow().number().value();
            assertThat(journey.hub
                            .state()
                            .issue(Journey.TARGET, number)
                            .orElseThrow()
                            .body())
                    .contains("issue:" + item.id() + " -->");
        }
    }
}
