package dev.ferry.transfer;

import static dev.ferry.transfer.NewerArchiveScene.assertLikeAFreshImport;
import static dev.ferry.transfer.NewerArchiveScene.deletions;
import static dev.ferry.transfer.NewerArchiveScene.journey;
import static dev.ferry.transfer.NewerArchiveScene.later;
import static dev.ferry.transfer.NewerArchiveScene.staging;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.LeftRow;
import dev.ferry.mapping.ledger.Transition;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen when an issue that a newer archive made outdated is deleted on staging. */
class StagingDeletionTest {
    @TempDir
    Path folder;

    @Test
    void a_deletion_whose_answer_is_lost_is_looked_up_and_not_repeated() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.faults().next(Faults.graphQl("deleteIssue"), Fault.dropAfter());

            journey.importAll();

            assertThat(deletions(journey)).isEqualTo(4);
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void a_deletion_that_was_not_done_is_asked_for_again() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.faults().next(Faults.graphQl("deleteIssue"), Fault.dropBefore());

            journey.importAll();

            assertThat(deletions(journey)).isEqualTo(5);
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void a_run_that_ended_between_deleting_and_making_anew_is_gone_on_with() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.hands().deleteIssue(Journey.STAGING, staging(journey, 2), Journey.BOT);
            journey.hub.hands().deleteIssue(Journey.STAGING, staging(journey, 4), Journey.BOT);
            journey.restart();

            journey.importAll();

            assertThat(deletions(journey)).isEqualTo(2);
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_without_our_marker_is_not_deleted() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            int number = staging(journey, 2);
            journey.hub.hands().editBody(Journey.STAGING, number, "owner", "Somebody's words");
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            ItemRow item = journey.ledger().view().item(LegacyIssues.id(2)).orElseThrow();
            assertThat(item.state()).isEqualTo(ItemState.FAILED);
            assertThat(item.failure().orElseThrow().category()).isEqualTo("NOT_OURS");
            assertThat(journey.hub.state().number(Journey.STAGING, number)).doesNotStartWith("deleted");

            journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner");
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(2)));
            journey.importAll();
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_that_somebody_moved_away_is_left_alone() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            TransferScene.moveByHand(journey, 2, Journey.TARGET);
            journey.newer(later());
            journey.takeUp();

            journey.importAll();

            assertThat(journey.ledger().view().newerArchive().leftBehind())
                    .extracting(LeftRow::item)
                    .extracting(ItemRow::id)
                    .containsExactly(LegacyIssues.id(2));
            assertThat(Finals.origins(journey)).containsExactly(LegacyIssues.id(2));
            assertThat(Finals.origins(journey, Journey.STAGING)).doesNotContain(LegacyIssues.id(2));
        }
    }

    @Test
    void deletions_that_are_forbidden_end_the_run_and_the_same_command_goes_on_later() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.PUSH);
            assertThatThrownBy(journey::importAll)
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("only administrators may");
            journey.hub.hands().allow(Journey.STAGING, Journey.BOT, Permission.ADMIN);
            journey.restart();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_that_somebody_deletes_in_the_last_moment_is_made_anew_like_the_others() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            int number = staging(journey, 2);
            journey.newer(later());
            journey.takeUp();
            AtomicBoolean first = new AtomicBoolean(true);
            journey.hub
                    .faults()
                    .next(
                            request -> {
                                if (Faults.graphQl("deleteIssue").test(request) && first.compareAndSet(true, false)) {
                                    journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner");
                                }
                                return false;
                            },
                            Fault.dropBefore());

            journey.importAll();

            assertThat(first).isFalse();
            assertLikeAFreshImport(journey, later());
        }
    }

    @Test
    void an_issue_whose_number_answers_nothing_is_left_alone_and_named() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            int number = staging(journey, 2);
            journey.newer(later());
            journey.takeUp();
            answerNothing(journey, number, 2);

            journey.importAll();

            assertThat(journey.ledger().view().newerArchive().leftBehind())
                    .extracting(LeftRow::item)
                    .extracting(ItemRow::id)
                    .containsExactly(LegacyIssues.id(2));
            assertThat(journey.hub.state().number(Journey.STAGING, number)).doesNotStartWith("deleted");
            assertThat(Finals.origins(journey, Journey.STAGING)).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_number_that_answers_nothing_for_a_moment_is_no_reason_to_leave_an_issue_as_it_is() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            answerNothing(journey, staging(journey, 2), 1);

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }

    private static void answerNothing(Journey journey, int number, int times) {
        for (int i = 0; i < times; i++) {
            journey.hub.faults().next(Faults.call("GET", "/issues/" + number), Fault.statusBefore(404));
        }
    }

    @Test
    void a_repository_that_is_not_to_be_seen_ends_the_run_and_leaves_nothing_behind() throws Exception {
        try (Journey journey = journey(folder)) {
            journey.importAll();
            journey.newer(later());
            journey.takeUp();
            journey.beforeSending = () -> journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1,
                            1,
                            List.of(Fault.statusBefore(404)),
                            request -> request.path().startsWith("/repos/" + Journey.STAGING)));
            assertThatThrownBy(journey::importAll).isInstanceOf(RemoteException.class);
            assertThat(journey.ledger().view().newerArchive().leftBehind()).isEmpty();
            journey.beforeSending = () -> {};
            journey.hub.faults().clear();
            journey.restart();

            journey.importAll();

            assertLikeAFreshImport(journey, later());
        }
    }
}
