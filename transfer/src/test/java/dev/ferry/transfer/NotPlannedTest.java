package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.render.CloseReason;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.ReasonRule;
import dev.ferry.mapping.render.StateRule;
import dev.ferry.transfer.relations.RelationsSummary;
import dev.ferry.transfer.relations.Way;
import dev.ferry.transfer.verify.SideFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issue that was closed without being done is closed as not planned in the final repository, once, where people have not said otherwise. */
@Tag("slow")
class NotPlannedTest {
    private static final int ISSUES = 25;
    /** From 2 to this one they are closed; the last of them was superseded. */
    private static final int CLOSED = 24;

    private static final int WANTED = CLOSED - 2;

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    private SimulatedGitHubBuilder hub() {
        return SimulatedGitHub.builder().observer(TransferScene.counting("closeIssue", asked));
    }

    private RelationScene scene(SimulatedGitHubBuilder builder) throws Exception {
        RelationScene scene = RelationScene.of(
                folder,
                builder,
                new RelatedIssues(ISSUES).closed(RelationScene.range(2, CLOSED)).supersededBy(CLOSED, 1));
        scene.journey.preset = allNotPlanned();
        return scene;
    }

    /** Whatever is closed was not done. */
    private static Preset allNotPlanned() {
        StateRule bpo = StateRule.STATUS_CLOSED;
        return Preset.BPO.with(new StateRule(
                bpo.property(),
                Set.of("closed"),
                List.of(new ReasonRule("status", ValueTest.ofValue("clo*"), CloseReason.NOT_PLANNED))));
    }

    private static void assertNotPlanned(RelationScene scene, int... but) {
        List<Integer> others = Arrays.stream(but).boxed().toList();
        for (int issue : RelationScene.range(2, CLOSED - 1)) {
            if (!others.contains(issue)) {
                IssueView there = scene.issue(issue);
                assertThat(there.open()).isFalse();
                assertThat(there.stateReason()).as("%s", issue).isEqualTo("NOT_PLANNED");
            }
        }
        assertThat(scene.issue(CLOSED).stateReason()).isNotEqualTo("NOT_PLANNED");
        assertThat(scene.issue(1).open()).isTrue();
        assertRight(scene);
    }

    private static void assertRight(RelationScene scene) {
        assertThat(scene.journey.verify().isClean())
                .as("%s", scene.journey.differences)
                .isTrue();
        assertThat(scene.journey.hub.state().violations()).isEmpty();
    }

    private static long present(RelationsSummary summary) {
        return summary.count(RelationKind.NOT_PLANNED, RelationState.PRESENT);
    }

    @Test
    void they_get_the_reason_and_keep_their_dates() throws Exception {
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        try (RelationScene scene = scene(hub().observer(exchange -> findings.addAll(contract.check(exchange))))) {
            Optional<Instant> closed = scene.issue(2).dates().closedAt();
            // Before it is asked for, none is a difference.
            assertRight(scene);
            assertThat(scene.relations(StopSignal.never()).plan().of(RelationKind.NOT_PLANNED, Way.ASKED))
                    .isEqualTo(WANTED);

            RelationsSummary summary = scene.relate();

            assertThat(present(summary)).isEqualTo(WANTED);
            assertThat(summary.isWhole()).isTrue();
            assertNotPlanned(scene);
            assertThat(scene.issue(CLOSED).duplicateOf()).hasValue(RelationScene.number(1));
            assertThat(scene.issue(2).dates().closedAt()).isEqualTo(closed);
            assertThat(findings).isEmpty();
            assertThat(scene.relate().plan().of(Way.DONE)).isEqualTo(WANTED + 1);
        }
    }

    @Test
    void what_people_opened_or_closed_since_stays_theirs() throws Exception {
        try (RelationScene scene = scene(hub())) {
            scene.journey.hub.hands().reopen(Journey.TARGET, RelationScene.number(5), RelationScene.OTHER);

            RelationsSummary summary = scene.relate();

            assertThat(present(summary)).isEqualTo(WANTED - 1);
            assertThat(summary.count(RelationKind.NOT_PLANNED, RelationState.LEFT))
                    .isEqualTo(1);
            assertThat(scene.issue(5).open()).isTrue();
            scene.journey.hub.hands().reopen(Journey.TARGET, RelationScene.number(6), RelationScene.OTHER);
            scene.journey.restart();
            assertThat(scene.relate().set()).isZero();
            assertThat(scene.issue(6).open()).isTrue();
        }
    }

    @Test
    void where_a_closed_issue_keeps_its_reason_one_try_is_enough() throws Exception {
        try (RelationScene scene = scene(hub().with(Switch.CLOSED_ISSUE_KEEPS_REASON))) {
            RelationsSummary summary = scene.relate();

            assertThat(summary.count(RelationKind.NOT_PLANNED, RelationState.LEFT))
                    .isEqualTo(WANTED);
            // One for the duplicate, and one for these.
            assertThat(asked).hasValue(2);
            assertRight(scene);
        }
    }

    @Test
    void where_closing_dates_would_be_lost_one_is_and_the_lead_decides_about_the_others() throws Exception {
        try (RelationScene scene = scene(hub().with(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT))) {
            RelationsSummary summary = scene.relate();

            assertThat(present(summary)).isEqualTo(1);
            assertThat(summary.heldReasons()).isEqualTo(WANTED - 1);
            assertThat(summary.isWhole()).isFalse();
            scene.journey.restart();
            assertThat(scene.relate().heldReasons()).isEqualTo(WANTED - 1);
            assertThat(asked).hasValue(2);
            assertRight(scene);

            scene.newDates = true;
            assertThat(scene.relate().newDates()).isEqualTo(WANTED - 1);
            assertNotPlanned(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_lost_answer_is_looked_up(boolean carriedOut) throws Exception {
        try (RelationScene scene = scene(hub())) {
            for (int i = 0; i < 2; i++) {
                scene.journey
                        .hub
                        .faults()
                        .next(Faults.graphQl("closeIssue"), carriedOut ? Fault.dropAfter() : Fault.statusBefore(502));
            }
            RelationsSummary summary = scene.relate();
            assertThat(present(summary)).isEqualTo(WANTED);
            assertNotPlanned(scene);
        }
    }

    @Test
    void what_a_killed_run_began_is_brought_to_its_end_whatever_the_rules_say_by_then() throws Exception {
        try (RelationScene scene = scene(hub())) {
            scene.begun(3, RelationKind.NOT_PLANNED, 3, scene.issue(3).dates().closedAt());
            scene.journey.preset = Preset.BPO;

            assertThat(present(scene.relate())).isEqualTo(1);
            assertThat(scene.issue(3).stateReason()).isEqualTo("NOT_PLANNED");
            assertThat(scene.issue(4).stateReason()).isEqualTo("COMPLETED");
            assertRight(scene);
        }
    }

    @Test
    void where_the_first_ones_are_refused_the_others_are_left_for_the_next_run() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (RelationScene scene = scene(hub().observer(TransferScene.counting("stateReason", looks)))) {
            refuse(scene, 4);
            looks.set(0);

            RelationsSummary summary = scene.relate();

            // The duplicate is refused first, and said in its text.
            assertThat(summary.failures()).isEqualTo(3);
            assertThat(summary.unasked()).isEqualTo(WANTED - 3);

            assertThat(summary.isWhole()).isFalse();
            assertThat(asked).hasValue(4);
            assertThat(looks).hasValueLessThan(WANTED);
            scene.journey.restart();
            assertThat(present(scene.relate())).isEqualTo(WANTED);
            assertRight(scene);
        }
    }

    @Test
    void one_in_doubt_that_is_refused_counts_once() throws Exception {
        try (RelationScene scene = scene(hub())) {
            scene.begun(3, RelationKind.NOT_PLANNED, 3, scene.issue(3).dates().closedAt());
            refuse(scene, 1);

            RelationsSummary summary = scene.relate();

            assertThat(summary.failures()).isEqualTo(1);
            assertThat(present(summary)).isEqualTo(WANTED - 1);
        }
    }

    private static void refuse(RelationScene scene, int times) {
        for (int i = 0; i < times; i++) {
            scene.journey.hub.faults().next(Faults.graphQl("closeIssue"), Fault.statusBefore(422));
        }
    }

    @Test
    void one_that_was_opened_for_its_transfer_does_not_show_what_becomes_of_the_others() throws Exception {
        try (RelationScene scene = scene(hub().with(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT))) {
            openedForTheirTransfer(scene, 2, 3);

            RelationsSummary summary = scene.relate();

            assertThat(present(summary)).isEqualTo(3);
            assertThat(summary.heldReasons()).isEqualTo(WANTED - 3);
        }
    }

    private static void openedForTheirTransfer(RelationScene scene, int first, int last) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + scene.journey.home().resolve("ferry.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO reopened (item, closed_again) SELECT key, 1 FROM item"
                            + " WHERE legacy_id IN ('" + first + "', '" + last + "')"))
                    .isEqualTo(2);
        }
    }

    @Test
    void both_sides_of_a_verification_say_it() throws Exception {
        try (RelationScene scene = scene(hub())) {
            scene.relate();
            Path sides = folder.resolve("sides");
            try (SideFolders folders = SideFolders.begin(sides)) {
                scene.journey.verify(folders);
                folders.finish();
            }
            for (String side : List.of("expected", "found")) {
                assertThat(Files.readAllLines(sides.resolve(side).resolve("issues.csv")))
                        .filteredOn(line -> line.contains(",closed,not_planned,"))
                        .as(side)
                        .hasSize(WANTED);
            }
        }
    }

    @Test
    void the_driver_that_can_say_it_does_and_nothing_is_asked_afterwards() throws Exception {
        try (Journey journey = Journey.ofIssues(
                        folder,
                        hub().withoutImportApi(),
                        new RelatedIssues(ISSUES)
                                .closed(RelationScene.range(2, CLOSED))
                                .all())
                .by(ImportDriver.REST)) {
            journey.preset = allNotPlanned();
            RelationScene scene = RelationScene.in(journey);
            journey.importAll();
            journey.transfer();
            journey.rewrite();
            assertThat(Finals.of(journey, Journey.TARGET, 2).stateReason()).isEqualTo("NOT_PLANNED");
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();

            assertThat(present(scene.relate())).isEqualTo(CLOSED - 1L);
            assertThat(asked).hasValue(0);
        }
    }
}
