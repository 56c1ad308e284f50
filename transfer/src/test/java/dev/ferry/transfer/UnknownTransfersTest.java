package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.fixtures.hub.ExchangeObserver;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a request to move ends, and whoever stops the run: each issue is moved once, in legacy order, and the map is right. */
@Tag("slow")
class UnknownTransfersTest {
    @TempDir
    Path folder;

    /** What may happen to a batch of ten. */
    // A fault is a record of plain values.
    @SuppressWarnings("ImmutableEnumChecker")
    enum Mishap {
        LOST_AFTER(Fault.dropAfter()),
        LOST_BEFORE(Fault.dropBefore()),
        LOST_IN_THE_MIDDLE(new Fault(Fault.Kind.DROP, 4, 0, Duration.ZERO)),
        BAD_GATEWAY_AFTER_ALL(Fault.statusAfter(502)),
        BAD_GATEWAY_IN_THE_MIDDLE(Fault.statusAfter(502, 6)),
        BAD_GATEWAY_BEFORE(Fault.statusBefore(502)),
        WENT_WRONG_BEFORE(Fault.graphQlBefore()),
        WENT_WRONG_AFTER(Fault.graphQlAfter()),
        WENT_WRONG_IN_THE_MIDDLE(Fault.graphQlAfter(3)),
        SOME_PARTS_FAIL(Fault.aliasesFailAfter(5)),
        ALL_PARTS_FAIL(Fault.aliasesFailAfter(0)),
        CUT_SHORT(Fault.truncated());

        final Fault fault;

        Mishap(Fault fault) {
            this.fault = fault;
        }
    }

    @ParameterizedTest
    @EnumSource(Mishap.class)
    void a_batch_in_doubt_is_looked_up_and_nothing_is_moved_twice_or_out_of_order(Mishap mishap) throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.hub.faults().next(TransferScene.TRANSFER, mishap.fault);

            TransferSummary summary = journey.transfer();

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            assertThat(summary.outOfOrder()).isEmpty();
            assertThat(summary.strangers()).isZero();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
            TransferScene.assertMapIsRight(journey);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"3,false", "3,true", "9,false", "9,true"})
    void a_batch_that_takes_effect_after_the_look_is_moved_once_whatever_a_repeat_is_told(
            int moment, boolean oldIdLeads) throws Exception {
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder();
        if (oldIdLeads) {
            // The repeat is refused with "must be different from the current repository"; else nothing is found.
            builder.with(Switch.OLD_NODE_ID_RESOLVES);
        }
        try (Journey journey = TransferScene.imported(folder, builder)) {
            journey.hub.faults().next(TransferScene.TRANSFER, Fault.commitsLate(Duration.ofDays(1)));
            // With 3, when all of the batch are asked for again; with 9, when some of them were moved by the repeat.
            TransferScene.inTheLastMoment(
                    journey, moment, () -> journey.hub.hands().finishLateWork());

            TransferSummary summary = journey.transfer();

            assertThat(summary.failed()).isEmpty();
            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            assertThat(summary.outOfOrder()).isEmpty();
            assertThat(summary.strangers()).isZero();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
            TransferScene.assertMapIsRight(journey);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Journey.STAGING, Journey.TARGET})
    void a_right_that_is_taken_away_in_the_middle_ends_the_run_and_fails_no_issue(String repository) throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            TransferScene.inTheLastMoment(
                    journey, 9, () -> journey.hub.hands().allow(repository, Journey.BOT, Permission.READ));

            assertThatThrownBy(journey::transfer)
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("may not write to the repository any more");

            assertThat(journey.ledger().view().counts().of(ItemState.FAILED)).isZero();
            journey.hub.hands().allow(repository, Journey.BOT, Permission.ADMIN);
            journey.restart();
            TransferSummary summary = journey.transfer();
            assertThat(summary.outOfOrder()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
            TransferScene.assertMapIsRight(journey);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_issue_that_went_through_a_third_repository_is_found_at_the_end_of_the_chain(boolean redirects)
            throws Exception {
        List<Runnable> afterTheFirst = new CopyOnWriteArrayList<>();
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder()
                .repository("example/attic")
                .observer(exchange -> {
                    if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains("m0: transferIssue")) {
                        afterTheFirst.forEach(Runnable::run);
                        afterTheFirst.clear();
                    }
                });
        if (!redirects) {
            builder.with(Switch.TRANSFER_LEAVES_NO_REDIRECT);
        }
        try (Journey journey = TransferScene.imported(folder, builder)) {
            journey.barrier();
            // Somebody takes one there and back while a batch with it is about to leave, and the answer to that is
            // lost.
            afterTheFirst.add(() -> {
                TransferScene.moveByHand(journey, 4, "example/attic");
                TransferScene.moveByHand(journey, 4, "example/attic", Journey.TARGET);
            });
            journey.hub.faults().next(TransferScene.TRANSFER, Fault.dropAfter());

            TransferSummary summary = journey.transfer();

            assertThat(summary.failed()).isEmpty();
            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            assertThat(Finals.origins(journey))
                    .hasSize(TransferScene.ISSUES)
                    .startsWith(LegacyIssues.id(1), LegacyIssues.id(4));
            TransferScene.assertMapIsRight(journey);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void a_run_that_ended_in_the_middle_of_a_batch_goes_on() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            // Announced and carried out, and the run ended before the answer.
            journey.hub.faults().next(TransferScene.TRANSFER, Fault.dropAfter());
            journey.hub.faults().next(Faults.call("GET", "/issues/9"), Fault.statusBefore(401));
            assertThatThrownBy(journey::transfer)
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("401");
            assertThat(journey.ledger().view().counts().of(ItemState.MOVING)).isPositive();
            journey.restart();

            assertThat(journey.transfer().outOfOrder()).isEmpty();

            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void a_stopped_run_goes_on_where_it_was() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            StopSignal afterSome =
                    () -> journey.hub.state().issues(Journey.TARGET).size() >= 5;
            assertThat(journey.transfer(OnFailure.STOP, afterSome).stopped()).isTrue();
            assertThat(journey.hub.state().issues(Journey.TARGET)).hasSizeLessThan(TransferScene.ISSUES);
            journey.restart();

            journey.transfer();

            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
        }
    }

    @Test
    void a_stop_is_heard_between_two_look_ups_and_the_next_run_goes_on() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        ExchangeObserver observer = exchange -> {
            if (exchange.method().equals("GET") && exchange.target().contains("/staging/issues/")) {
                looks.incrementAndGet();
            }
        };
        try (Journey journey =
                TransferScene.imported(folder, SimulatedGitHub.builder().observer(observer))) {
            journey.barrier();
            journey.hub.faults().next(TransferScene.TRANSFER, Fault.dropAfter());

            TransferSummary summary = journey.transfer(OnFailure.STOP, () -> looks.get() >= 2);

            assertThat(summary.stopped()).isTrue();
            assertThat(looks).hasValue(2);
            assertThat(journey.ledger().view().counts().of(ItemState.MOVING)).isPositive();
            journey.restart();
            assertThat(journey.transfer().outOfOrder()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, TransferScene.ISSUES));
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void where_old_numbers_tell_nothing_the_numbers_that_follow_are_read_and_no_list() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        try (Journey journey = TransferScene.imported(
                folder,
                SimulatedGitHub.builder()
                        .with(Switch.TRANSFER_LEAVES_NO_REDIRECT)
                        .observer(TransferScene.counting("id number url body", lists)))) {
            journey.hub.hands().openIssue(Journey.TARGET, "passer-by", "First!", "Before the migration.");
            journey.hub.faults().next(TransferScene.TRANSFER, Fault.statusAfter(502, 6));

            TransferSummary summary = journey.transfer();

            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            assertThat(summary.failed()).isEmpty();
            assertThat(lists).hasValue(0);
            TransferScene.assertMapIsRight(journey);
        }
    }
}
