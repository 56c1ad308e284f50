package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.HubHands;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.mapping.ledger.RelationKind;
import dev.ferry.mapping.ledger.RelationState;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.transfer.relations.RelationsSummary;
import dev.ferry.transfer.relations.SupersederStyle;
import dev.ferry.transfer.relations.Way;
import dev.ferry.transfer.verify.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issue whose place another one took is a duplicate of that one in the final repository, and says so where it can not be. */
@Tag("slow")
class DuplicatesTest {
    private static final int ISSUES = 26;
    /** Closed, and replaced by issue 1. */
    private static final int CLOSED = 24;

    @TempDir
    Path folder;

    /** Documents that close issues. */
    private final AtomicInteger asked = new AtomicInteger();

    private SimulatedGitHubBuilder hub() {
        return SimulatedGitHub.builder().observer(TransferScene.counting("closeIssue", asked));
    }

    /** All but the first are replaced by it; the last two are open. */
    private static RelatedIssues issues() {
        RelatedIssues issues = new RelatedIssues(ISSUES).closed(RelationScene.range(2, ISSUES - 2));
        for (int issue : RelationScene.range(2, ISSUES)) {
            issues.supersededBy(issue, 1);
        }
        return issues;
    }

    private static void assertDuplicates(RelationScene scene) {
        for (int issue : RelationScene.range(2, ISSUES - 2)) {
            IssueView there = scene.issue(issue);
            assertThat(there.duplicateOf()).as("%s", issue).hasValue(RelationScene.number(1));
            assertThat(there.stateReason()).isEqualTo("DUPLICATE");
            assertThat(scene.lines(issue, "Duplicate of")).isEmpty();
        }
        assertOpenOnesSaySo(scene);
        assertRight(scene);
    }

    private static void assertOpenOnesSaySo(RelationScene scene) {
        for (int issue : RelationScene.range(ISSUES - 1, ISSUES)) {
            assertThat(scene.issue(issue).open()).isTrue();
            assertThat(scene.lines(issue, "Duplicate of")).containsExactly("Duplicate of #2");
        }
    }

    private static void assertRight(RelationScene scene) {
        assertThat(scene.journey.verify().isClean())
                .as("%s", scene.journey.differences)
                .isTrue();
        assertThat(scene.journey.differences).isEmpty();
        assertThat(scene.journey.hub.state().violations()).isEmpty();
    }

    @Test
    void closed_ones_are_closed_as_duplicates_and_keep_their_dates_open_ones_say_so() throws Exception {
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        try (RelationScene scene = RelationScene.of(
                folder, hub().observer(exchange -> findings.addAll(contract.check(exchange))), issues())) {
            Optional<Instant> closed = scene.issue(2).dates().closedAt();
            assertThat(scene.plan()).containsExactly(0L, 0L, CLOSED - 1L, 2L, 2L);

            RelationsSummary summary = scene.relate();

            assertThat(summary.count(RelationKind.DUPLICATE_OF, RelationState.PRESENT))
                    .isEqualTo(CLOSED - 1);
            assertThat(summary.count(RelationKind.DUPLICATE_OF, RelationState.WRITTEN))
                    .isEqualTo(2);
            assertThat(summary.newDates()).isZero();
            assertDuplicates(scene);
            assertThat(scene.issue(2).dates().closedAt()).isEqualTo(closed);
            assertThat(findings).isEmpty();
            assertThat(scene.relate().plan().of(Way.DONE)).isEqualTo(ISSUES - 1);
        }
    }

    @Test
    void one_that_somebody_opened_since_is_not_closed() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), issues())) {
            scene.journey.hub.hands().reopen(Journey.TARGET, RelationScene.number(5), RelationScene.OTHER);

            RelationsSummary summary = scene.relate();

            assertThat(summary.count(RelationKind.DUPLICATE_OF, RelationState.PRESENT))
                    .isEqualTo(CLOSED - 2);
            assertThat(scene.issue(5).open()).isTrue();
            assertThat(scene.lines(5, "Duplicate of")).containsExactly("Duplicate of #2");
        }
    }

    @Test
    void one_that_is_opened_after_it_was_set_stays_open() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), issues())) {
            scene.relate();
            scene.journey.hub.hands().reopen(Journey.TARGET, RelationScene.number(5), RelationScene.OTHER);
            scene.journey.restart();

            assertThat(scene.relate().set()).isZero();
            assertThat(scene.issue(5).open()).isTrue();
        }
    }

    @Test
    void where_a_closed_issue_keeps_its_reason_the_others_say_so_after_one_try() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub().with(Switch.CLOSED_ISSUE_KEEPS_REASON), issues())) {
            RelationsSummary summary = scene.relate();

            assertThat(summary.count(RelationKind.DUPLICATE_OF, RelationState.PRESENT))
                    .isZero();
            assertThat(summary.count(RelationKind.DUPLICATE_OF, RelationState.WRITTEN))
                    .isEqualTo(ISSUES - 1);
            assertThat(scene.lines(2, "Duplicate of")).containsExactly("Duplicate of #2");
            assertThat(asked).hasValue(1);
            assertRight(scene);
        }
    }

    @Test
    void where_closing_dates_would_be_lost_one_is_and_the_lead_decides_about_the_others() throws Exception {
        try (RelationScene scene =
                RelationScene.of(folder, hub().with(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT), issues())) {
            // Neither a lost answer nor another run costs another date.
            scene.journey.hub.faults().next(Faults.graphQl("closeIssue"), Fault.dropAfter());

            RelationsSummary summary = scene.relate();

            assertThat(summary.newDates()).isEqualTo(1);
            assertThat(summary.held()).isEqualTo(CLOSED - 2);
            assertThat(summary.isWhole()).isFalse();
            assertThat(scene.plan()).containsExactly(0L, 0L, 0L, 0L, 0L);
            scene.journey.restart();
            assertThat(scene.relate().held()).isEqualTo(CLOSED - 2);
            assertThat(asked).hasValue(1);
            // The one that lost its date is no difference, it is told as a note.
            assertRight(scene);
            assertThat(scene.journey.notes).anyMatch(note -> note.field().equals("closed at"));

            scene.newDates = true;
            assertThat(scene.relate().newDates()).isEqualTo(CLOSED - 2);
            assertDuplicates(scene);
        }
    }

    @Test
    void where_closing_dates_would_be_lost_the_others_can_say_it_in_text() throws Exception {
        try (RelationScene scene =
                RelationScene.of(folder, hub().with(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT), issues())) {
            scene.relate();
            scene.superseder = SupersederStyle.TEXT;

            assertThat(scene.relate().set()).isEqualTo(CLOSED - 2);
            assertThat(asked).hasValue(1);
            assertThat(scene.lines(5, "Duplicate of")).containsExactly("Duplicate of #2");
            assertRight(scene);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_that_a_killed_run_had_asked_for_is_looked_at(boolean carriedOut) throws Exception {
        try (RelationScene scene =
                RelationScene.of(folder, hub().with(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT), issues())) {
            scene.begun(2, RelationKind.DUPLICATE_OF, 1, scene.issue(2).dates().closedAt());
            if (carriedOut) {
                scene.journey
                        .hub
                        .hands()
                        .closeAsDuplicate(
                                Journey.TARGET, RelationScene.number(2), RelationScene.number(1), Journey.BOT);
            }

            RelationsSummary summary = scene.relate();

            assertThat(summary.newDates()).isEqualTo(1);
            assertThat(summary.held()).isEqualTo(CLOSED - 2);
            assertThat(asked).hasValue(carriedOut ? 0 : 1);
            assertRight(scene);
        }
    }

    @Test
    void what_a_killed_run_had_asked_for_last_decides_before_anything_else_is_asked_for() throws Exception {
        try (RelationScene scene =
                RelationScene.of(folder, hub().with(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT), issues())) {
            scene.begun(
                    20, RelationKind.DUPLICATE_OF, 1, scene.issue(20).dates().closedAt());
            scene.journey
                    .hub
                    .hands()
                    .closeAsDuplicate(Journey.TARGET, RelationScene.number(20), RelationScene.number(1), Journey.BOT);

            RelationsSummary summary = scene.relate();

            assertThat(summary.newDates()).isEqualTo(1);
            assertThat(summary.held()).isEqualTo(CLOSED - 2);
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void where_the_first_ones_outcome_stays_in_doubt_no_other_is_asked_for() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), issues())) {
            for (int i = 0; i < 5; i++) {
                scene.journey.hub.faults().next(Faults.graphQl("closeIssue"), Fault.dropBefore());
            }

            RelationsSummary summary = scene.relate();

            assertThat(summary.isWhole()).isFalse();
            assertThat(summary.unconfirmed()).isEqualTo(ISSUES - 1);
            assertThat(summary.count(RelationKind.DUPLICATE_OF, RelationState.PRESENT))
                    .isZero();
            scene.relate();
            assertDuplicates(scene);
        }
    }

    @Test
    void none_in_doubt_is_asked_for_again_where_none_is_to_be_shown() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), issues())) {
            scene.begun(2, RelationKind.DUPLICATE_OF, 1, Optional.empty());
            scene.superseder = SupersederStyle.NONE;

            assertThat(scene.relate().isWhole()).isTrue();
            assertThat(asked).hasValue(0);
            assertThat(scene.lines(2, "Duplicate of")).isEmpty();
        }
    }

    @Test
    void a_superseder_that_was_deleted_is_counted_and_spoils_nothing_for_the_others() throws Exception {
        RelatedIssues issues =
                new RelatedIssues(10).closed(RelationScene.range(3, 10)).supersededBy(3, 1);
        for (int issue : RelationScene.range(4, 8)) {
            issues.supersededBy(issue, 2);
        }
        try (RelationScene scene =
                RelationScene.of(folder, hub(), issues.supersededBy(9, 1).supersededBy(10, 1))) {
            scene.journey.hub.hands().deleteIssue(Journey.TARGET, RelationScene.number(2), Journey.BOT);

            RelationsSummary summary = scene.relate();

            assertThat(summary.gone()).isEqualTo(5);
            assertThat(summary.isWhole()).isTrue();
            assertThat(scene.lines(5, "Duplicate of")).isEmpty();
            assertThat(scene.issue(10).duplicateOf()).hasValue(RelationScene.number(1));
        }
    }

    @Test
    void what_people_closed_stays_as_they_closed_it() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), issues())) {
            HubHands hands = scene.journey.hub.hands();
            hands.closeIssue(Journey.TARGET, RelationScene.number(ISSUES), RelationScene.OTHER);
            hands.reopen(Journey.TARGET, RelationScene.number(3), RelationScene.OTHER);
            hands.closeIssue(Journey.TARGET, RelationScene.number(3), RelationScene.OTHER);
            hands.closeAsDuplicate(
                    Journey.TARGET, RelationScene.number(4), RelationScene.number(3), RelationScene.OTHER);
            Optional<Instant> closed = scene.issue(5).dates().closedAt();
            hands.closeAsNotPlanned(Journey.TARGET, RelationScene.number(5), RelationScene.OTHER);

            scene.relate();

            assertThat(scene.issue(ISSUES).stateReason()).isEqualTo("COMPLETED");
            assertThat(scene.issue(3).stateReason()).isEqualTo("COMPLETED");
            assertThat(scene.issue(4).duplicateOf()).hasValue(RelationScene.number(3));
            // Another reason leaves the date as it was.
            assertThat(scene.issue(5).stateReason()).isEqualTo("NOT_PLANNED");
            assertThat(scene.issue(5).dates().closedAt()).isEqualTo(closed);
            for (int issue : List.of(ISSUES, 3, 4, 5)) {
                assertThat(scene.lines(issue, "Duplicate of")).containsExactly("Duplicate of #2");
            }
            assertThat(scene.journey.verify().of(Kind.WRONG))
                    .as("%s", scene.journey.differences)
                    .isZero();
        }
    }

    @Test
    void one_that_is_open_for_its_transfer_alone_waits_until_it_is_closed_again() throws Exception {
        SimulatedGitHubBuilder builder =
                hub().with(Switch.TRANSFER_REFUSES_CLOSED).with(Switch.OLD_NODE_ID_RESOLVES);
        try (Journey journey = Journey.ofIssues(folder, builder, issues().all())) {
            journey.importAll();
            journey.barrier();
            journey.hub.faults().next(Faults.graphQl("closeIssue"), Fault.statusBefore(422));
            journey.transfer();
            journey.rewrite();
            RelationScene scene = RelationScene.in(journey);
            int open = ReopenedView.of(journey.ledger().view()).stillOpen().size();

            assertThat(open).isPositive();
            assertThat(scene.relate().plan().of(Way.WAITING)).isEqualTo(open);
            journey.transfer();
            assertThat(scene.relate().set()).isEqualTo(open);
            assertThat(journey.hub.state().issues(Journey.TARGET))
                    .filteredOn(issue -> issue.duplicateOf().isPresent())
                    .hasSize(CLOSED - 1);
        }
    }

    @Test
    void text_alone_can_be_had() throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), issues())) {
            scene.superseder = SupersederStyle.TEXT;

            assertThat(scene.relate().set()).isEqualTo(ISSUES - 1);
            assertThat(scene.issue(2).duplicateOf()).isEmpty();
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void a_second_superseder_is_a_line() throws Exception {
        RelatedIssues issues = new RelatedIssues(3).closed(1).supersededBy(1, 2, 3);
        try (RelationScene scene = RelationScene.of(folder, hub(), issues)) {
            scene.relate();

            assertThat(scene.issue(1).duplicateOf()).hasValue(RelationScene.number(2));
            assertThat(scene.lines(1, "Duplicate of")).containsExactly("Duplicate of #4");
        }
    }

    @ParameterizedTest
    @EnumSource(UnknownTransfersTest.Mishap.class)
    void a_lost_answer_is_looked_up(UnknownTransfersTest.Mishap mishap) throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub(), issues())) {
            scene.journey.hub.faults().next(Faults.graphQl("closeIssue"), mishap.fault);
            scene.journey.hub.faults().next(Faults.graphQl("d7: closeIssue"), mishap.fault);
            scene.journey.hub.faults().next(Faults.graphQl("updateIssue"), mishap.fault);

            RelationsSummary summary = scene.relate();

            assertThat(scene.journey.hub.faults().outstanding()).isZero();
            assertThat(summary.unconfirmed()).isZero();
            assertThat(summary.failures()).isZero();
            assertDuplicates(scene);
        }
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void with_each_habit_of_the_server_every_relation_is_shown_once(Switch habit) throws Exception {
        try (RelationScene scene = RelationScene.of(folder, hub().with(habit), issues().dependsOn(1, 2, 3))) {
            // As many answers are lost as there are kinds of writes.
            scene.journey.hub.faults().next(Faults.graphQl("closeIssue"), Fault.dropAfter());
            scene.journey.hub.faults().next(Faults.call("POST", "/blocked_by"), Fault.dropAfter());
            scene.journey.hub.faults().next(Faults.graphQl("updateIssue"), Fault.dropAfter());

            RelationsSummary summary = scene.relate();

            assertThat(summary.failures()).isZero();
            assertThat(summary.unconfirmed()).isZero();
            assertThat(scene.blockers(1)).containsExactlyInAnyOrder(2, 3);
            assertThat(summary.newDates()).isEqualTo(habit == Switch.CLOSING_AGAIN_MOVES_CLOSED_AT ? 1 : 0);
            long said = summary.count(RelationKind.DUPLICATE_OF, RelationState.PRESENT)
                    + summary.count(RelationKind.DUPLICATE_OF, RelationState.WRITTEN);
            assertThat(said + summary.held()).isEqualTo(ISSUES - 1);
            for (int issue : RelationScene.range(2, ISSUES)) {
                boolean known = scene.issue(issue).duplicateOf().isPresent();
                boolean held = summary.held() > 0 && issue <= CLOSED;
                assertThat(scene.lines(issue, "Duplicate of")).as("%s", issue).hasSize(known || held ? 0 : 1);
            }
            assertOpenOnesSaySo(scene);
        }
    }
}
