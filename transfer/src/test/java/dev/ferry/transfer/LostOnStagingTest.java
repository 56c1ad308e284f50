package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues that somebody deleted or moved before their turn: found where they are, named where they are not, never made twice. */
class LostOnStagingTest {
    /** More than the search among the numbers goes past. */
    private static final int NUMBERS_TAKEN = 25;

    @TempDir
    Path folder;

    @Test
    void an_issue_that_was_deleted_on_staging_stops_the_transfer_and_is_named() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            journey.hub
                    .hands()
                    .deleteIssue(
                            Journey.STAGING,
                            Finals.of(journey, Journey.STAGING, 15).number(),
                            "owner");

            TransferSummary summary = journey.transfer();

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(15));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(15)).orElseThrow();
            assertThat(row.failure().orElseThrow().category()).isEqualTo("LOST");
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 14));
            // As the advice says: it is looked for once more, then made again, and nothing overtakes it.
            TransferScene.retryAfterTheLag(journey, 15);
            TransferSummary second = journey.transfer();
            assertThat(second.plannedAnew()).containsExactly(LegacyIssues.id(15));
            assertThat(second.moved()).isZero();
            journey.importAll();
            assertThat(journey.transfer().failed()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void one_that_is_lost_again_is_not_made_anew_while_lists_may_lag() throws Exception {
        try (Journey journey = movedUnseen(NUMBERS_TAKEN)) {
            assertThat(journey.transfer().failed()).containsExactly(LegacyIssues.id(3));
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(3))
                            .orElseThrow()
                            .failure()
                            .orElseThrow()
                            .advice())
                    .contains(" after 20");
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));

            TransferSummary second = journey.transfer();

            assertThat(second.plannedAnew()).isEmpty();
            assertThat(second.failed()).containsExactly(LegacyIssues.id(3));
            TransferScene.retryAfterTheLag(journey, 3);
            assertThat(journey.transfer().failed()).isEmpty();
            assertThat(Finals.origins(journey)).hasSize(TransferScene.ISSUES);
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void a_number_that_answers_nothing_does_not_end_the_search_among_them() throws Exception {
        try (Journey journey = movedUnseen(3)) {
            assertThat(journey.transfer().failed()).isEmpty();
            assertThat(Finals.origins(journey)).hasSize(TransferScene.ISSUES);
            TransferScene.assertMapIsRight(journey);
        }
    }

    /** The third is in the final repository behind so many discussions, and neither an old number nor a list tells. */
    private Journey movedUnseen(int discussions) throws Exception {
        Journey journey =
                TransferScene.imported(folder, SimulatedGitHub.builder().with(Switch.TRANSFER_LEAVES_NO_REDIRECT));
        journey.barrier();
        for (int i = 0; i < discussions; i++) {
            journey.hub.hands().openDiscussion(Journey.TARGET, "reader", "How to build it?");
        }
        TransferScene.moveByHand(journey, 3, Journey.TARGET);
        journey.ledger().commit(new Transition.Moving(LegacyIssues.id(3)));
        journey.hub
                .faults()
                .schedule(FaultSchedule.seeded(
                        1,
                        1,
                        List.of(Fault.listLags(TransferScene.LAG.minusMinutes(5))),
                        Faults.graphQl("id number url body")));
        return journey;
    }

    @Test
    void an_issue_that_somebody_moved_to_the_final_repository_is_found_there() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            TransferScene.moveByHand(journey, 3, Journey.TARGET);
            assertThat(Finals.of(journey, Journey.TARGET, 3).number()).isEqualTo(1);

            TransferSummary summary = journey.transfer();

            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            assertThat(summary.failed()).isEmpty();
            assertThat(summary.outOfOrder()).containsExactly(LegacyIssues.id(3));
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void before_the_barrier_too_an_issue_that_somebody_moved_is_found_and_not_made_again() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            TransferScene.moveByHand(journey, 3, Journey.TARGET);

            assertThat(journey.barrier().missing()).isEmpty();
            TransferSummary summary = journey.transfer();

            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void all_that_are_lost_are_sought_in_one_walk_through_the_final_repository() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        try (Journey journey = TransferScene.imported(
                folder, SimulatedGitHub.builder().observer(TransferScene.counting("id number url body", lists)))) {
            journey.barrier();
            for (int lost = 3; lost <= 8; lost++) {
                journey.hub
                        .hands()
                        .deleteIssue(
                                Journey.STAGING,
                                Finals.of(journey, Journey.STAGING, lost).number(),
                                "owner");
            }

            TransferSummary summary = journey.transfer(OnFailure.DEFER, StopSignal.never());

            assertThat(summary.failed()).isEqualTo(LegacyIssues.ids(3, 8));
            assertThat(lists).hasValue(1);
        }
    }

    @Test
    void an_issue_that_somebody_took_elsewhere_is_never_made_again() throws Exception {
        try (Journey journey =
                TransferScene.imported(folder, SimulatedGitHub.builder().repository("example/attic"))) {
            journey.barrier();
            TransferScene.moveByHand(journey, 3, "example/attic");
            for (int round = 0; round < 3; round++) {
                journey.transfer();
                ItemRow row = journey.ledger().view().item(LegacyIssues.id(3)).orElseThrow();
                assertThat(row.failure().orElseThrow().category()).isEqualTo("MOVED_AWAY");
                journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));
                journey.importAll();
            }
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 2));
            assertThat(journey.hub.state().issues("example/attic")).hasSize(1);
        }
    }

    @Test
    void one_that_is_lost_for_the_second_time_in_the_middle_of_a_run_ends_it() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            // A list that lagged: told to be lost, and on staging all the time.
            journey.ledger().commit(new Transition.Moving(LegacyIssues.id(4)));
            journey.ledger()
                    .commit(new Transition.Failed(LegacyIssues.id(4), new Failure("LOST", "look for it", "not seen")));
            TransferScene.retryAfterTheLag(journey, 4);
            int number = Finals.of(journey, Journey.STAGING, 4).number();
            TransferScene.inTheLastMoment(
                    journey, 4, () -> journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner"));

            TransferSummary summary = journey.transfer(OnFailure.STOP, StopSignal.never());

            assertThat(summary.plannedAnew()).containsExactly(LegacyIssues.id(4));
            // Those that travelled in the same request are there; nothing that comes after.
            assertThat(Finals.origins(journey)).endsWith(LegacyIssues.id(16));
        }
    }

    @Test
    void one_that_turns_up_after_it_was_lost_is_not_made_again() throws Exception {
        try (Journey journey =
                TransferScene.imported(folder, SimulatedGitHub.builder().with(Switch.TRANSFER_LEAVES_NO_REDIRECT))) {
            journey.barrier();
            // As if by a list that lags: told to be lost, and in the final repository all the time.
            TransferScene.moveByHand(journey, 3, Journey.TARGET);
            journey.ledger().commit(new Transition.Moving(LegacyIssues.id(3)));
            journey.ledger()
                    .commit(new Transition.Failed(LegacyIssues.id(3), new Failure("LOST", "look for it", "not seen")));
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));
            journey.importAll();

            TransferSummary summary = journey.transfer();

            assertThat(summary.plannedAnew()).isEmpty();
            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void a_deletion_that_nothing_announced_is_told_so_too() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            int number = Finals.of(journey, Journey.STAGING, 4).number();
            TransferScene.inTheLastMoment(
                    journey, 4, () -> journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner"));

            TransferSummary summary = journey.transfer();

            assertThat(summary.overtaken()).containsExactly(LegacyIssues.id(4));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(4)).orElseThrow();
            assertThat(row.failure().orElseThrow().category()).isEqualTo("LOST");
            assertThat(row.failure().orElseThrow().detail()).startsWith("overtaken by 5, 6,");
        }
    }
}
