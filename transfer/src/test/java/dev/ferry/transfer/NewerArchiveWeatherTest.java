package dev.ferry.transfer;

import static dev.ferry.transfer.NewerArchiveScene.assertMigratedLikeAFreshImport;
import static dev.ferry.transfer.NewerArchiveScene.said;
import static dev.ferry.transfer.NewerArchiveScene.titled;
import static dev.ferry.transfer.NewerArchiveScene.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.github.RemoteException;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.ledger.ItemState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One archive after another, by chance, while the server fails and runs are left in the middle: the end is that of a
 * fresh import of the last one. Nothing that is left over on staging is ever moved.
 */
@Tag("slow")
class NewerArchiveWeatherTest {
    private static final int ISSUES = 30;
    private static final int ARCHIVES = 4;
    private static final int MOST_RUNS = 25;
    private static final double RATE = 0.15;
    private static final List<Fault> REST = List.of(
            Fault.dropBefore(), Fault.dropAfter(), Fault.statusBefore(503), Fault.statusAfter(502), Fault.truncated());
    private static final List<Fault> GRAPHQL = List.of(
            Fault.dropBefore(), Fault.dropAfter(), Fault.statusAfter(502), Fault.graphQlAfter(), Fault.truncated());

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void the_end_is_that_of_a_fresh_import(long seed) throws Exception {
        migrate(seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(
            longs = {5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    @Tag("long")
    void many_ends_are_those_of_a_fresh_import(long seed) throws Exception {
        migrate(seed);
    }

    private void migrate(long seed) throws Exception {
        Random random = new Random(seed);
        History tracker = new History(random);
        var builder =
                SimulatedGitHub.builder().seed(seed).imports(ImportPace.between(Duration.ZERO, Duration.ofSeconds(6)));
        try (Journey journey = Journey.ofIssues(folder, builder, tracker.now())) {
            Predicate<Request> graphQl = Faults.graphQl("query");
            journey.hub.faults().schedule(FaultSchedule.seeded(seed, RATE, GRAPHQL, graphQl));
            journey.hub.faults().schedule(FaultSchedule.seeded(seed + 1, RATE, REST, graphQl.negate()));
            List<String> ends = new ArrayList<>();
            for (int archive = 0; archive < ARCHIVES; archive++) {
                boolean last = archive == ARCHIVES - 1;
                for (int run = 0; run < (last ? MOST_RUNS : 2); run++) {
                    ends.add(archive + ": " + run(journey, last ? Integer.MAX_VALUE : random.nextInt(200)));
                    if (isDone(journey)) {
                        break;
                    }
                }
                if (!last) {
                    tracker.goOn();
                    journey.newer(tracker.now());
                    journey.takeUp();
                }
            }
            assertThat(isDone(journey)).as("seed %d: %s", seed, ends).isTrue();
            journey.hub.faults().clear();
            assertMigratedLikeAFreshImport(journey, tracker.now());
            journey.transfer();
            assertThat(Finals.origins(journey))
                    .containsExactlyElementsOf(
                            tracker.now().stream().map(Issue::id).toList());
            assertThat(journey.hub.state().violations()).isEmpty();
        }
    }

    /** A run that is left after so many looks at the stop signal; what became of it. */
    private static String run(Journey journey, int patience) throws InterruptedException {
        String end;
        AtomicInteger left = new AtomicInteger(patience);
        try {
            journey.importSome(Selection.all(), () -> left.getAndDecrement() <= 0);
            end = journey.ledger().view().counts().toString();
        } catch (RemoteException e) {
            end = e.toString();
        }
        journey.restart();
        journey.retryFailed();
        return end;
    }

    private static boolean isDone(Journey journey) {
        var counts = journey.ledger().view().counts();
        return counts.of(ItemState.IMPORTED) + counts.of(ItemState.SKIPPED) == counts.total()
                && journey.ledger().view().newerArchive().outdated().isEmpty();
    }

    /** A tracker in which issues are changed, go away, come back and are added. */
    private static final class History {
        private final List<Issue> all = LegacyIssues.plain(ISSUES + ARCHIVES, 3);
        private final Random random;
        private final TreeSet<Issue> now = new TreeSet<>(Comparator.comparing(Issue::created));
        private int changes;

        History(Random random) {
            this.random = random;
            now.addAll(all.subList(0, ISSUES));
        }

        List<Issue> now() {
            return List.copyOf(now);
        }

        void goOn() {
            changes++;
            for (Issue issue : all) {
                int chance = random.nextInt(10);
                boolean there = now.contains(issue);
                if (there && chance < 2) {
                    now.remove(issue);
                } else if (there && chance == 2) {
                    replace(titled(issue, "Title " + changes));
                } else if (there && chance == 3) {
                    replace(said(issue, "Words " + changes));
                } else if (there && chance == 4) {
                    replace(with(issue, issue.title(), issue.messages().subList(0, random.nextInt(3)), List.of()));
                } else if (!there && chance < 5) {
                    now.add(issue);
                }
            }
        }

        private void replace(Issue issue) {
            now.remove(issue);
            now.add(issue);
        }
    }
}
