package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.imports.ImportPace;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.move.OnFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a run ends, and its disk with it: recovered and gone on with, the end is that of an undisturbed run. */
@Tag("slow")
class RecoverySweepTest {
    private static final int ISSUES = 12;

    /** What a transfer may leave behind. */
    private static final List<Set<Switch>> WORLDS = List.of(
            EnumSet.noneOf(Switch.class),
            EnumSet.of(Switch.TRANSFER_RENEWS_COMMENT_IDS, Switch.TRANSFER_LEAVES_NO_REDIRECT, Switch.LINKS_ARE_OPAQUE),
            EnumSet.of(
                    Switch.OLD_NODE_ID_RESOLVES,
                    Switch.TRANSFER_QUALIFIES_REFERENCES,
                    Switch.GRAPHQL_FOLLOWS_OLD_NUMBER,
                    Switch.TRANSFER_SHOWS_COMMENTS_LATE));

    private static final GitHubContract CONTRACT = GitHubContract.load();

    @TempDir
    Path folder;

    private final List<String> findings = new CopyOnWriteArrayList<>();

    /** How far the lost run came. */
    private enum Stage {
        IMPORT,
        TRANSFER,
        REWRITE,
        AGAIN
    }

    static Stream<Arguments> ends() {
        List<Arguments> ends = new ArrayList<>();
        for (int world = 0; world < WORLDS.size(); world++) {
            for (int looks : List.of(2, 5, 40)) {
                ends.add(Arguments.of(Stage.IMPORT, looks, world));
            }
            for (int looks : List.of(1, 4, 13)) {
                ends.add(Arguments.of(Stage.TRANSFER, looks, world));
            }
            for (int looks : List.of(1, 2)) {
                ends.add(Arguments.of(Stage.REWRITE, looks, world));
            }
            ends.add(Arguments.of(Stage.AGAIN, 1000, world));
        }
        return ends.stream();
    }

    @ParameterizedTest(name = "{0} stopped after {1} looks, world {2}")
    @MethodSource("ends")
    void the_end_is_that_of_an_undisturbed_run(Stage stage, int looks, int world) throws Exception {
        Map<Integer, List<String>> wanted;
        List<String> map;
        try (Journey calm = journey("calm", world)) {
            RecoveryScene.goOn(calm);
            wanted = Finals.texts(calm);
            map = map(calm);
        }
        try (Journey journey = journey("lost", world)) {
            run(journey, stage, looks);
            if (journey.ledger().view().counts().of(ItemState.PLANNED) == ISSUES) {
                // Stopped before anything was sent: there is nothing to go by.
                assertThatThrownBy(() -> RecoveryScene.recover(journey)).hasMessageContaining("--list");
                return;
            }
            RecoveryScene.recover(journey);
            run(journey, Stage.AGAIN, 1000);
            if (stage == Stage.AGAIN) {
                // Twice in the life of a migration.
                RecoveryScene.recover(journey);
                run(journey, Stage.AGAIN, 1000);
            }

            assertThat(journey.ledger().view().counts().total()).isEqualTo(ISSUES);
            Map<Integer, List<String>> texts = Finals.texts(journey);
            assertThat(texts.keySet()).isEqualTo(wanted.keySet());
            texts.forEach((number, there) -> assertThat(there).isEqualTo(wanted.get(number)));
            assertThat(journey.hub.state().issues(Journey.STAGING)).isEmpty();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(map(journey)).isEqualTo(map);
            assertThat(journey.rewrite().edits()).isZero();
            assertThat(journey.hub.state().violations()).isEmpty();
            // Each request as GitHub published it.
            assertThat(findings).isEmpty();
        }
    }

    private static void run(Journey journey, Stage last, int looks) throws Exception {
        if (last == Stage.IMPORT) {
            // One answer is lost, and the imports that were taken are still under way when the run ends.
            journey.hub
                    .faults()
                    .next(
                            request -> request.method().equals("POST")
                                    && request.path().endsWith("/import/issues"),
                            Fault.dropAfter());
            journey.importSome(Selection.all(), RecoveryScene.stopAfter(looks));
            return;
        }
        journey.importAll();
        if (!Barrier.isPassed(journey.ledger()) && !journey.barrier().missing().isEmpty()) {
            journey.importAll();
            journey.barrier();
        }
        journey.transfer(OnFailure.STOP, RecoveryScene.stopAfter(last == Stage.TRANSFER ? looks : 1000));
        if (last != Stage.TRANSFER) {
            journey.rewriting(RecoveryScene.stopAfter(looks)).run();
        }
    }

    private static List<String> map(Journey journey) {
        List<String> rows = new ArrayList<>();
        for (MapRow row : journey.ledger().view().mapRows()) {
            rows.add(row.id() + " " + row.finalNumber().orElseThrow());
        }
        return rows;
    }

    private Journey journey(String name, int world) throws IOException {
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder()
                .imports(ImportPace.between(Duration.ZERO, Duration.ofSeconds(6)))
                .observer(exchange -> findings.addAll(CONTRACT.check(exchange)));
        WORLDS.get(world).forEach(builder::with);
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= ISSUES; i++) {
            tracker.add(
                    "See issue" + (i % ISSUES + 1) + " and issue" + (i * 5 % ISSUES + 1) + ".",
                    "In msg" + (i * 100 + 1) + " of issue" + i + ".",
                    "The last word, `issue1` in code.");
        }
        Journey journey = Journey.ofIssues(folder.resolve(name), builder, tracker.all());
        journey.largestBatch = 2;
        return journey;
    }
}
