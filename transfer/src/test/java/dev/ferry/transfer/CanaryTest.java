package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.move.Canary;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import dev.ferry.transfer.verify.VerificationSummary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Some issues are moved ahead of the rest: so many and no more, whatever happens on the way. */
@Tag("slow")
class CanaryTest {
    @TempDir
    Path folder;

    private Journey journey;

    @BeforeEach
    void begin() throws Exception {
        journey = TransferScene.imported(folder);
        journey.barrier();
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void so_many_are_moved_in_legacy_order_and_the_next_canary_moves_as_many_more() throws Exception {
        assertThat(canary(4).moved()).isEqualTo(4);
        assertThat(looked()).isEqualTo(LegacyIssues.ids(1, 4));

        assertThat(canary(12).moved()).isEqualTo(12);
        assertThat(looked()).isEqualTo(LegacyIssues.ids(5, 16));

        assertThat(canary(50).moved()).isEqualTo(TransferScene.ISSUES - 16);
        assertThat(looked()).isEqualTo(LegacyIssues.ids(17, TransferScene.ISSUES));
        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
        TransferScene.assertMapIsRight(journey);
    }

    @ParameterizedTest
    @EnumSource(UnknownTransfersTest.Mishap.class)
    void however_a_request_ends_no_more_are_moved(UnknownTransfersTest.Mishap mishap) throws Exception {
        journey.hub.faults().next(TransferScene.TRANSFER, mishap.fault);

        assertThat(canary(9).moved()).isEqualTo(9);

        assertThat(journey.hub.faults().outstanding()).isZero();
        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 9));
        assertThat(looked()).isEqualTo(LegacyIssues.ids(1, 9));
    }

    @Test
    void one_that_ended_in_the_middle_of_a_batch_moves_only_what_is_left_of_it() throws Exception {
        // Announced and carried out, and the run ended before the answer.
        journey.hub.faults().next(TransferScene.TRANSFER, Fault.dropAfter());
        journey.hub.faults().next(Faults.call("GET", "/issues/9"), Fault.statusBefore(401));
        assertThatThrownBy(() -> canary(11)).isInstanceOf(RemoteException.class).hasMessageContaining("401");
        assertThat(journey.ledger().view().counts().of(ItemState.MOVING)).isPositive();
        int there = Finals.origins(journey).size();
        assertThat(there).isPositive();
        journey.restart();

        canary(11);

        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 11));
        assertThat(looked()).isEqualTo(LegacyIssues.ids(1, 11));
    }

    @Test
    void one_whose_issues_are_all_moved_and_not_looked_at_moves_nothing_more() throws Exception {
        canary(5);
        journey.restart();

        assertThat(canary(5).moved()).isZero();

        assertThat(looked()).isEqualTo(LegacyIssues.ids(1, 5));
        assertThat(canary(5).moved()).isEqualTo(5);
        assertThat(looked()).isEqualTo(LegacyIssues.ids(6, 10));
    }

    @Test
    void what_an_earlier_transfer_left_in_doubt_is_none_of_it() throws Exception {
        journey.hub.faults().next(TransferScene.TRANSFER, Fault.dropAfter());
        journey.hub.faults().next(Faults.call("GET", "/issues/5"), Fault.statusBefore(401));
        assertThatThrownBy(journey::transfer)
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("401");
        assertThat(journey.ledger().view().counts().of(ItemState.MOVING)).isPositive();
        int before = Finals.origins(journey).size();
        journey.restart();

        canary(2);

        assertThat(looked()).isEqualTo(LegacyIssues.ids(before + 1, before + 2));
        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, before + 2));
    }

    @Test
    void a_transfer_of_all_ends_one_that_was_interrupted() throws Exception {
        canary(3);
        new Canary(journey.ledger()).pass();
        journey.transfer(
                OnFailure.STOP, () -> journey.hub.state().issues(Journey.TARGET).size() >= 10);
        int before = Finals.origins(journey).size();

        assertThat(canary(2).moved()).isEqualTo(2);

        assertThat(looked()).isEqualTo(LegacyIssues.ids(before + 1, before + 2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_transfer_of_all_that_ends_before_it_moves_anything_leaves_the_next_issue_the_first_behind_it(boolean told)
            throws Exception {
        canary(4);
        if (told) {
            looked();
        }
        journey.hub.faults().next(Faults.graphQl("m0: transferIssue"), Fault.statusBefore(401));
        assertThatThrownBy(this::passing).isInstanceOf(RemoteException.class).hasMessageContaining("401");
        journey.restart();
        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 4));

        assertThat(new Canary(journey.ledger()).isNext()).isTrue();
        assertThat(new Canary(journey.ledger()).isUnderWay()).isFalse();
        assertThat(passing().moved()).isEqualTo(TransferScene.ISSUES - 4);
        assertThat(new Canary(journey.ledger()).isNext()).isFalse();
    }

    @Test
    void its_issues_are_compared_and_no_others() throws Exception {
        canary(2);
        looked();
        canary(3);
        List<ItemRow> moved = new Canary(journey.ledger()).moved();
        assertThat(journey.verify(moved).items()).isEqualTo(3);
        assertThat(journey.differences).isEmpty();
        journey.hub.hands().closeIssue(Journey.TARGET, 2, Journey.BOT);
        journey.hub.hands().closeIssue(Journey.TARGET, 4, Journey.BOT);

        assertThat(journey.verify(moved).items()).isEqualTo(3);

        assertThat(journey.differences)
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.item()).contains(LegacyIssues.id(4)));
    }

    @Test
    void comments_that_arrive_after_their_issue_are_waited_for() throws Exception {
        journey.close();
        journey = TransferScene.imported(
                folder.resolve("late"), SimulatedGitHub.builder().with(Switch.TRANSFER_SHOWS_COMMENTS_LATE));
        journey.barrier();
        canary(3);

        VerificationSummary summary = journey.verify(new Canary(journey.ledger()).moved());

        assertThat(summary.texts()).isEqualTo(3 * 2);
        assertThat(journey.differences).isEmpty();
    }

    private TransferSummary canary(int size) throws InterruptedException {
        Canary canary = new Canary(journey.ledger());
        return journey.transferring(OnFailure.STOP, StopSignal.never()).run(() -> canary.grant(size));
    }

    /** As the command does where no canary is asked for. */
    private TransferSummary passing() throws InterruptedException {
        return journey.transferring(OnFailure.STOP, StopSignal.never()).run(() -> {
            new Canary(journey.ledger()).pass();
            return Long.MAX_VALUE;
        });
    }

    /** As the command does when it has shown them. */
    private List<LegacyId> looked() {
        Canary canary = new Canary(journey.ledger());
        List<LegacyId> moved = canary.moved().stream().map(ItemRow::id).toList();
        canary.told();
        return moved;
    }
}
