package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.OlderItem;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.OnFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on staging is compared with the ledger before anything is moved. */
class BarrierTest {
    private static final int ISSUES = 5;

    @TempDir
    Path folder;

    @Test
    void a_second_issue_with_our_marker_and_a_strangers_issue_are_put_aside_and_never_moved() throws Exception {
        try (Journey journey = imported()) {
            IssueView two = Finals.of(journey, Journey.STAGING, 2);
            int copy = journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, two.title(), two.body());
            int stranger = journey.hub.hands().openIssue(Journey.STAGING, "passer-by", "Hello", "Is this the place?");

            Barrier.Report report = journey.barrier();

            assertThat(report.extras()).containsExactly(new StagingNumber(copy), new StagingNumber(stranger));
            assertThat(report.missing()).isEmpty();
            assertThat(journey.ledger().view().extras()).hasSize(2);
            journey.transfer();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertThat(journey.hub.state().issues(Journey.STAGING))
                    .extracting(IssueView::number)
                    .containsExactly(copy, stranger);
        }
    }

    @Test
    void an_extra_that_comes_after_the_barrier_stays_on_staging_too() throws Exception {
        try (Journey journey = imported()) {
            IssueView two = Finals.of(journey, Journey.STAGING, 2);
            journey.barrier();
            journey.hub.hands().openIssue(Journey.STAGING, Journey.BOT, two.title(), two.body());

            journey.transfer();

            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertThat(journey.hub.state().issues(Journey.STAGING)).hasSize(1);
        }
    }

    @Test
    void a_missing_issue_is_planned_again_and_imported_once_more() throws Exception {
        try (Journey journey = imported()) {
            int number = Finals.of(journey, Journey.STAGING, 3).number();
            journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner");

            assertThat(journey.barrier().missing()).containsExactly(LegacyIssues.id(3));
            assertThat(Barrier.isPassed(journey.ledger())).isFalse();
            assertThat(journey.importAll().imported()).isEqualTo(1);
            assertThat(journey.barrier().missing()).isEmpty();
            journey.transfer();

            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
        }
    }

    @Test
    void making_a_missing_issue_again_sends_nothing_else_that_is_planned() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(ISSUES, 3))) {
            journey.importSome(Selection.only("1-4"), StopSignal.never());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            int three = Finals.of(journey, Journey.STAGING, 3).number();
            journey.hub.hands().deleteIssue(Journey.STAGING, three, "owner");
            Barrier.Report report = journey.barrier();
            assertThat(report.missing()).containsExactly(LegacyIssues.id(3));

            journey.importAgain(report.missing());

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, 4));
        }
    }

    @Test
    void an_issue_without_one_of_its_comments_fails_and_the_others_are_moved() throws Exception {
        try (Journey journey = imported()) {
            IssueView three = Finals.of(journey, Journey.STAGING, 3);
            journey.github()
                    .issues(RepositoryName.parse(Journey.STAGING))
                    .deleteComment(three.comments().get(0).id());

            Barrier.Report report = journey.barrier();

            assertThat(report.incomplete()).containsExactly(LegacyIssues.id(3));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(3)).orElseThrow();
            assertThat(row.failure().orElseThrow().category()).isEqualTo("COMMENTS_MISSING");
            assertThat(row.failure().orElseThrow().detail()).contains("message:302");
            // As the advice says.
            journey.hub.hands().deleteIssue(Journey.STAGING, three.number(), "owner");
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));
            journey.importAll();
            journey.barrier();
            journey.importAll();
            journey.transfer();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertThat(Finals.of(journey, Journey.TARGET, 3).comments()).hasSize(2);
        }
    }

    @Test
    void comments_that_are_shown_late_are_not_missing() throws Exception {
        try (Journey journey = imported()) {
            int three = Finals.of(journey, Journey.STAGING, 3).number();
            journey.hub.hands().showCommentsLate(Journey.STAGING, three, Duration.ofSeconds(15));

            Barrier.Report report = journey.barrier();

            assertThat(report.incomplete()).isEmpty();
            assertThat(journey.ledger().view().failures()).isEmpty();
            assertThat(Barrier.isPassed(journey.ledger())).isTrue();
        }
    }

    @Test
    void an_issue_that_the_list_does_not_show_is_compared_as_well() throws Exception {
        try (Journey journey = imported()) {
            IssueView three = Finals.of(journey, Journey.STAGING, 3);
            journey.github()
                    .issues(RepositoryName.parse(Journey.STAGING))
                    .deleteComment(three.comments().get(0).id());
            journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1, 1, List.of(Fault.listLags(Duration.ofDays(1))), Faults.graphQl("activeLockReason")));

            Barrier.Report report = journey.barrier();

            assertThat(report.listed()).isEqualTo(ISSUES);
            assertThat(report.incomplete()).containsExactly(LegacyIssues.id(3));
        }
    }

    @Test
    void a_damaged_issue_that_is_taken_up_again_as_it_is_does_not_slip_through() throws Exception {
        try (Journey journey = imported()) {
            IssueView three = Finals.of(journey, Journey.STAGING, 3);
            journey.github()
                    .issues(RepositoryName.parse(Journey.STAGING))
                    .deleteComment(three.comments().get(0).id());
            assertThat(journey.barrier().incomplete()).containsExactly(LegacyIssues.id(3));
            // As `ferry retry` does, and nothing was mended.
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));
            Barrier.reopen(journey.ledger());
            assertThat(journey.transfer().inTheWay()).extracting(OlderItem::id).containsExactly(LegacyIssues.id(3));

            journey.transfer(OnFailure.DEFER, StopSignal.never());

            assertThat(Finals.origins(journey))
                    .doesNotContain(LegacyIssues.id(3))
                    .hasSize(ISSUES - 1);
            assertThat(journey.ledger().view().failures()).hasSize(1);
        }
    }

    @Test
    void a_comment_that_took_effect_late_and_stands_there_twice_is_taken_away() throws Exception {
        try (Journey journey = imported()) {
            IssueView three = Finals.of(journey, Journey.STAGING, 3);
            String first = three.comments().get(0).body();
            journey.hub.hands().comment(Journey.STAGING, three.number(), Journey.BOT, first);
            journey.hub.hands().comment(Journey.STAGING, three.number(), "tester", "Looks good.");

            assertThat(journey.barrier().incomplete()).isEmpty();

            assertThat(Finals.comments(Finals.of(journey, Journey.STAGING, 3)))
                    .containsExactly("message:302", "message:303", "?");
        }
    }

    @Test
    void it_is_passed_once_and_again_only_after_something_was_sent() throws Exception {
        try (Journey journey = imported()) {
            assertThat(Barrier.isPassed(journey.ledger())).isFalse();
            journey.barrier();
            assertThat(Barrier.isPassed(journey.ledger())).isTrue();
            journey.restart();
            assertThat(Barrier.isPassed(journey.ledger())).isTrue();

            journey.importAll();

            assertThat(Barrier.isPassed(journey.ledger())).isFalse();
        }
    }

    @Test
    void an_issue_whose_import_is_in_doubt_is_no_extra() throws Exception {
        try (Journey journey = imported()) {
            List<PartPlan> parts = journey.ledger().view().parts(LegacyIssues.id(3)).stream()
                    .map(part -> PartPlan.of(part.origin(), part.text()))
                    .toList();
            // The run that imported it ended before it could say so.
            journey.ledger().commit(new Transition.Lost(LegacyIssues.id(3), "for the test"));
            journey.ledger().commit(new Transition.Sending(LegacyIssues.id(3), parts, parts.size()));

            Barrier.Report report = journey.barrier();

            assertThat(report.extras()).isEmpty();
            assertThat(report.unfinished()).containsExactly(LegacyIssues.id(3));
            assertThat(Barrier.isPassed(journey.ledger())).isFalse();
            journey.importAll();
            journey.transfer();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
        }
    }

    @Test
    void an_import_in_doubt_that_failed_stays_behind_until_its_retry_and_is_not_made_twice() throws Exception {
        try (Journey journey = imported()) {
            List<PartPlan> parts = journey.ledger().view().parts(LegacyIssues.id(3)).stream()
                    .map(part -> PartPlan.of(part.origin(), part.text()))
                    .toList();
            journey.ledger().commit(new Transition.Lost(LegacyIssues.id(3), "for the test"));
            journey.ledger().commit(new Transition.Sending(LegacyIssues.id(3), parts, parts.size()));
            journey.ledger().commit(new Transition.Unconfirmed(LegacyIssues.id(3), "for the test"));
            // As the watch gives an item up whose every answer was lost.
            Failure given = new Failure("UNCONFIRMED", "retry", "no answer");
            journey.ledger().commit(new Transition.Failed(LegacyIssues.id(3), given));
            journey.importAll();

            Barrier.Report report = journey.barrier();

            assertThat(report.unfinished()).containsExactly(LegacyIssues.id(3));
            assertThat(report.extras()).isEmpty();
            assertThat(Barrier.isPassed(journey.ledger())).isTrue();
            assertThat(journey.transfer().moved()).isZero();
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));
            Barrier.reopen(journey.ledger());
            journey.importAll();
            journey.transfer();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertThat(journey.hub.state().issues(Journey.STAGING)).isEmpty();
        }
    }

    private Journey imported() throws Exception {
        Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(ISSUES, 3));
        journey.importAll();
        return journey;
    }
}
