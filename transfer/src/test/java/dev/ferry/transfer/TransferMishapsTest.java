package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.fixtures.hub.ExchangeObserver;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.IssueEdit;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.ledger.EventRow;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.OlderItem;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a transfer, each issue is moved once, in legacy order, and the map is right. */
class TransferMishapsTest {
    /** The first document moves one issue, to see that it can be done: what happens to those of many is of interest. */
    private static final Predicate<Request> TRANSFER = Faults.graphQl("m1: transferIssue");

    private static final int ISSUES = 23;

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
        try (Journey journey = imported()) {
            journey.hub.faults().next(TRANSFER, mishap.fault);

            TransferSummary summary = journey.transfer();

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(summary.moved()).isEqualTo(ISSUES);
            assertThat(summary.outOfOrder()).isEmpty();
            assertThat(summary.strangers()).isZero();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertMapIsRight(journey);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void a_run_that_ended_in_the_middle_of_a_batch_goes_on() throws Exception {
        try (Journey journey = imported()) {
            journey.barrier();
            // Announced and carried out, and the run ended before the answer.
            journey.hub.faults().next(TRANSFER, Fault.dropAfter());
            journey.hub.faults().next(Faults.call("GET", "/issues/9"), Fault.statusBefore(401));
            assertThat(catchThrowable(journey::transfer)).isNotNull();
            assertThat(journey.ledger().view().counts().of(ItemState.MOVING)).isPositive();
            journey.restart();

            assertThat(journey.transfer().outOfOrder()).isEmpty();

            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertMapIsRight(journey);
        }
    }

    @Test
    void a_stopped_run_goes_on_where_it_was() throws Exception {
        try (Journey journey = imported()) {
            journey.barrier();
            StopSignal afterSome =
                    () -> journey.hub.state().issues(Journey.TARGET).size() >= 5;
            assertThat(journey.transfer(OnFailure.STOP, afterSome).stopped()).isTrue();
            assertThat(journey.hub.state().issues(Journey.TARGET)).hasSizeLessThan(ISSUES);
            journey.restart();

            journey.transfer();

            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
        }
    }

    @Test
    void numbers_that_strangers_took_in_between_are_noted_and_the_map_stays_right() throws Exception {
        try (Journey journey = imported()) {
            journey.hub.hands().openIssue(Journey.TARGET, "passer-by", "First!", "Before the migration.");
            journey.barrier();
            journey.transfer(
                    OnFailure.STOP,
                    () -> journey.hub.state().issues(Journey.TARGET).size() >= 5);
            journey.hub.hands().openIssue(Journey.TARGET, "passer-by", "Me too", "In the middle.");
            journey.hub.hands().openPullRequest(Journey.TARGET, "passer-by", "A patch");
            journey.restart();

            TransferSummary summary = journey.transfer();

            assertThat(summary.strangers()).isEqualTo(2);
            assertThat(summary.outOfOrder()).isEmpty();
            assertThat(events(journey)).contains("taken by others final 18 to 19");
            assertMapIsRight(journey);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void an_issue_that_was_deleted_on_staging_stops_the_transfer_and_is_named() throws Exception {
        try (Journey journey = imported()) {
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
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(15)));
            TransferSummary second = journey.transfer();
            assertThat(second.plannedAnew()).containsExactly(LegacyIssues.id(15));
            assertThat(second.moved()).isZero();
            journey.importAll();
            assertThat(journey.transfer().failed()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertMapIsRight(journey);
        }
    }

    @Test
    void an_issue_that_somebody_moved_to_the_final_repository_is_found_there() throws Exception {
        try (Journey journey = imported()) {
            journey.barrier();
            moveByHand(journey, 3, Journey.TARGET);
            assertThat(Finals.of(journey, Journey.TARGET, 3).number()).isEqualTo(1);

            TransferSummary summary = journey.transfer();

            assertThat(summary.moved()).isEqualTo(ISSUES);
            assertThat(summary.failed()).isEmpty();
            assertThat(summary.outOfOrder()).containsExactly(LegacyIssues.id(3));
            assertMapIsRight(journey);
        }
    }

    @Test
    void before_the_barrier_too_an_issue_that_somebody_moved_is_found_and_not_made_again() throws Exception {
        try (Journey journey = imported()) {
            moveByHand(journey, 3, Journey.TARGET);

            assertThat(journey.barrier().missing()).isEmpty();
            TransferSummary summary = journey.transfer();

            assertThat(summary.moved()).isEqualTo(ISSUES);
            assertMapIsRight(journey);
        }
    }

    @Test
    void an_issue_that_may_be_refused_is_overtaken_by_none() throws Exception {
        try (Journey journey = withClosedOnes()) {
            TransferSummary summary = journey.transfer(OnFailure.STOP, StopSignal.never());

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(3));
            assertThat(summary.overtaken()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 2));
            assertThat(journey.ledger().view().counts().of(ItemState.IMPORTED)).isPositive();
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(3)).orElseThrow();
            assertThat(row.failure().orElseThrow().detail()).contains("Closed issues cannot be transferred");
        }
    }

    @Test
    void after_a_closed_one_went_through_others_travel_among_many() throws Exception {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= 40; i++) {
            tracker.add(Map.of("status", i % 2 == 0 ? "closed" : "open"), "Text " + i + ".");
        }
        AtomicInteger documents = new AtomicInteger();
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder().observer(counting("transferIssue", documents));
        try (Journey journey = Journey.ofIssues(folder, builder, tracker.all())) {
            journey.importAll();

            journey.transfer();

            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 40));
            // One open, one closed, then tens.
            assertThat(documents).hasValueLessThanOrEqualTo(5);
        }
    }

    @Test
    void a_refusal_that_nothing_announced_is_told_with_those_who_overtook() throws Exception {
        try (Journey journey = imported(SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED))) {
            journey.barrier();
            int number = Finals.of(journey, Journey.STAGING, 4).number();
            inTheLastMoment(journey, 4, () -> journey.hub.hands().closeIssue(Journey.STAGING, number, "owner"));

            TransferSummary summary = journey.transfer();

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(4));
            assertThat(summary.overtaken()).containsExactly(LegacyIssues.id(4));
            assertThat(Finals.origins(journey))
                    .doesNotContain(LegacyIssues.id(4))
                    .endsWith(LegacyIssues.id(16));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(4)).orElseThrow();
            assertThat(row.failure().orElseThrow().detail())
                    .startsWith("overtaken by 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, which the same request moved");
        }
    }

    @Test
    void a_deletion_that_nothing_announced_is_told_so_too() throws Exception {
        try (Journey journey = imported()) {
            journey.barrier();
            int number = Finals.of(journey, Journey.STAGING, 4).number();
            inTheLastMoment(journey, 4, () -> journey.hub.hands().deleteIssue(Journey.STAGING, number, "owner"));

            TransferSummary summary = journey.transfer();

            assertThat(summary.overtaken()).containsExactly(LegacyIssues.id(4));
            ItemRow row = journey.ledger().view().item(LegacyIssues.id(4)).orElseThrow();
            assertThat(row.failure().orElseThrow().category()).isEqualTo("LOST");
            assertThat(row.failure().orElseThrow().detail()).startsWith("overtaken by 5, 6,");
        }
    }

    @Test
    void where_one_issue_is_moved_at_a_time_none_is_overtaken() throws Exception {
        try (Journey journey = imported(SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED))) {
            journey.barrier();
            journey.largestBatch = 1;
            int number = Finals.of(journey, Journey.STAGING, 4).number();
            var issues = journey.github().issues(RepositoryName.parse(Journey.STAGING));
            issues.edit(number, IssueEdit.none().closing("completed"));

            TransferSummary summary = journey.transfer();

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(4));
            assertThat(summary.overtaken()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, 3));
        }
    }

    @Test
    void where_old_numbers_tell_nothing_the_numbers_that_follow_are_read_and_no_list() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        try (Journey journey = imported(SimulatedGitHub.builder()
                .with(Switch.TRANSFER_LEAVES_NO_REDIRECT)
                .observer(counting("id number url body", lists)))) {
            journey.hub.hands().openIssue(Journey.TARGET, "passer-by", "First!", "Before the migration.");
            journey.hub.faults().next(TRANSFER, Fault.statusAfter(502, 6));

            TransferSummary summary = journey.transfer();

            assertThat(summary.moved()).isEqualTo(ISSUES);
            assertThat(summary.failed()).isEmpty();
            assertThat(lists).hasValue(0);
            assertMapIsRight(journey);
        }
    }

    @Test
    void all_that_are_lost_are_sought_in_one_walk_through_the_final_repository() throws Exception {
        AtomicInteger lists = new AtomicInteger();
        try (Journey journey = imported(SimulatedGitHub.builder().observer(counting("id number url body", lists)))) {
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
        try (Journey journey = imported(SimulatedGitHub.builder().repository("example/attic"))) {
            journey.barrier();
            moveByHand(journey, 3, "example/attic");
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
    void a_second_run_overtakes_nothing_that_the_first_one_left_behind() throws Exception {
        try (Journey journey = imported(SimulatedGitHub.builder().repository("example/attic"))) {
            journey.barrier();
            moveByHand(journey, 1, "example/attic");
            assertThat(journey.transfer().failed()).containsExactly(LegacyIssues.id(1));

            TransferSummary second = journey.transfer();

            assertThat(second.moved()).isZero();
            assertThat(second.inTheWay())
                    .containsExactly(
                            new OlderItem(LegacyIssues.id(1), ItemState.FAILED, Optional.of(ItemState.MOVING)));
            assertThat(Finals.origins(journey)).isEmpty();
            TransferSummary deliberate = journey.transfer(OnFailure.DEFER, StopSignal.never());
            assertThat(deliberate.inTheWay()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(2, ISSUES));
        }
    }

    @Test
    void what_was_searched_for_twice_and_planned_anew_is_not_overtaken_by_the_next_run() throws Exception {
        try (Journey journey = imported()) {
            journey.barrier();
            journey.hub
                    .hands()
                    .deleteIssue(
                            Journey.STAGING,
                            Finals.of(journey, Journey.STAGING, 15).number(),
                            "owner");
            journey.transfer();
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(15)));
            assertThat(journey.transfer().plannedAnew()).containsExactly(LegacyIssues.id(15));

            TransferSummary third = journey.transfer();

            assertThat(third.moved()).isZero();
            assertThat(third.inTheWay())
                    .containsExactly(new OlderItem(LegacyIssues.id(15), ItemState.PLANNED, Optional.empty()));
        }
    }

    @Test
    void one_that_turns_up_after_it_was_lost_is_not_made_again() throws Exception {
        try (Journey journey = imported(SimulatedGitHub.builder().with(Switch.TRANSFER_LEAVES_NO_REDIRECT))) {
            journey.barrier();
            // As if by a list that lags: told to be lost, and in the final repository all the time.
            moveByHand(journey, 3, Journey.TARGET);
            journey.ledger().commit(new Transition.Moving(LegacyIssues.id(3)));
            journey.ledger()
                    .commit(new Transition.Failed(LegacyIssues.id(3), new Failure("LOST", "look for it", "not seen")));
            journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(3)));
            journey.importAll();

            TransferSummary summary = journey.transfer();

            assertThat(summary.plannedAnew()).isEmpty();
            assertThat(summary.moved()).isEqualTo(ISSUES);
            assertMapIsRight(journey);
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
        try (Journey journey = imported(SimulatedGitHub.builder().observer(observer))) {
            journey.barrier();
            journey.hub.faults().next(TRANSFER, Fault.dropAfter());

            TransferSummary summary = journey.transfer(OnFailure.STOP, () -> looks.get() >= 2);

            assertThat(summary.stopped()).isTrue();
            assertThat(looks).hasValue(2);
            assertThat(journey.ledger().view().counts().of(ItemState.MOVING)).isPositive();
            journey.restart();
            assertThat(journey.transfer().outOfOrder()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
            assertMapIsRight(journey);
        }
    }

    /** When the document that is to move it arrives: after every look that Ferry can take. */
    private static void inTheLastMoment(Journey journey, int legacy, Runnable deed) {
        String node = Finals.of(journey, Journey.STAGING, legacy).nodeId();
        AtomicBoolean done = new AtomicBoolean();
        journey.hub
                .faults()
                .next(
                        request -> {
                            if (TRANSFER.test(request)
                                    && Faults.graphQl(node).test(request)
                                    && done.compareAndSet(false, true)) {
                                deed.run();
                            }
                            return false;
                        },
                        Fault.dropBefore());
    }

    private static ExchangeObserver counting(String word, AtomicInteger count) {
        return exchange -> {
            if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains(word)) {
                count.incrementAndGet();
            }
        };
    }

    private static void moveByHand(Journey journey, int legacy, String repository) {
        String target =
                journey.github().repository(RepositoryName.parse(repository)).nodeId();
        journey.github()
                .graphQl()
                .mutate(
                        "mutation { transferIssue(input: {issueId: \""
                                + Finals.of(journey, Journey.STAGING, legacy).nodeId() + "\", repositoryId: \"" + target
                                + "\"}) { issue { number } } }",
                        JsonNodeFactory.instance.objectNode(),
                        1);
    }

    @Test
    void a_deferred_issue_goes_last_and_fails_by_name_when_it_is_refused_again() throws Exception {
        try (Journey journey = withClosedOnes()) {
            TransferSummary summary = journey.transfer(OnFailure.DEFER, StopSignal.never());

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(3));
            assertThat(Finals.origins(journey)).hasSize(29).doesNotContain(LegacyIssues.id(3));
        }
    }

    @Test
    void a_deferred_issue_that_goes_through_at_the_end_is_told_to_be_out_of_order() throws Exception {
        try (Journey journey = withClosedOnes()) {
            int number = Finals.of(journey, Journey.STAGING, 3).number();
            var issues = journey.github().issues(RepositoryName.parse(Journey.STAGING));
            StopSignal reopener = new StopSignal() {
                private boolean done;

                @Override
                public boolean isRaised() {
                    // Somebody reopens it when the others are over.
                    if (!done && journey.hub.state().issues(Journey.TARGET).size() == 29) {
                        done = true;
                        journey.hub.faults().clear();
                        issues.edit(number, IssueEdit.none().reopening());
                    }
                    return false;
                }
            };

            TransferSummary summary = journey.transfer(OnFailure.DEFER, reopener);

            assertThat(summary.failed()).isEmpty();
            assertThat(summary.outOfOrder()).containsExactly(LegacyIssues.id(3));
            assertThat(Finals.origins(journey)).hasSize(30).endsWith(LegacyIssues.id(3));
            assertMapIsRight(journey);
        }
    }

    @Test
    void labels_and_milestones_stay_with_the_issue() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder(),
                new LegacyIssues()
                        .add(Map.of("status", "closed", "kind", "bug", "stage", "3.1"), "One.", "Reply.")
                        .add(Map.of("status", "open", "kind", "wish", "stage", "3.2"), "Two.")
                        .all())) {
            journey.labels = LabelMap.of(List.of(LabelRule.of("kind", "*", "type-{value}")));
            journey.milestones = Optional.of("stage");
            journey.importAll();

            journey.transfer();
            journey.rewrite();

            IssueView one = Finals.of(journey, Journey.TARGET, 1);
            assertThat(one.labels()).containsExactly("type-bug");
            assertThat(one.milestone()).hasValue("3.1");
            assertThat(one.open()).isFalse();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    private Journey imported() throws Exception {
        return imported(SimulatedGitHub.builder());
    }

    private Journey imported(SimulatedGitHubBuilder builder) throws Exception {
        Journey journey = Journey.ofIssues(folder, builder, LegacyIssues.plain(ISSUES, 2));
        journey.importAll();
        return journey;
    }

    /** Thirty issues, the third of them closed, in a world where that can not be moved. */
    private Journey withClosedOnes() throws Exception {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= 30; i++) {
            tracker.add(Map.of("status", i == 3 ? "closed" : "open"), "Text " + i + ".");
        }
        Journey journey =
                Journey.ofIssues(folder, SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED), tracker.all());
        journey.importAll();
        journey.barrier();
        return journey;
    }

    private static void assertMapIsRight(Journey journey) {
        for (ItemRow item : journey.ledger().view().items()) {
            int number = Finals.of(
                            journey, Journey.TARGET, Integer.parseInt(item.id().value()))
                    .number();
            assertThat(item.finalIssue().orElseThrow().number().value()).isEqualTo(number);
        }
    }

    private static List<String> events(Journey journey) {
        List<String> events = new ArrayList<>();
        for (EventRow event : journey.ledger().view().events(0)) {
            events.add(event.what() + " " + event.detail());
        }
        return events;
    }
}
