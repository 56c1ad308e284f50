package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.IssueEdit;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.OlderItem;
import dev.ferry.transfer.move.ClosedPolicy;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Final numbers rise in legacy order: nothing overtakes what is refused, was left behind or is planned anew, unless it is wanted. */
class TransferOrderTest {
    @TempDir
    Path folder;

    @Test
    void numbers_that_strangers_took_in_between_are_noted_and_the_map_stays_right() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
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
            assertThat(TransferScene.events(journey)).contains("taken by others final 18 to 19");
            TransferScene.assertMapIsRight(journey);
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void an_issue_that_may_be_refused_is_overtaken_by_none() throws Exception {
        try (Journey journey = TransferScene.withClosedOnes(folder)) {
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
        SimulatedGitHubBuilder builder =
                SimulatedGitHub.builder().observer(TransferScene.counting("transferIssue", documents));
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
        try (Journey journey =
                TransferScene.imported(folder, SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED))) {
            journey.closed = ClosedPolicy.FAIL;
            journey.barrier();
            int number = Finals.of(journey, Journey.STAGING, 4).number();
            TransferScene.inTheLastMoment(
                    journey, 4, () -> journey.hub.hands().closeIssue(Journey.STAGING, number, "owner"));

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
    void one_that_is_elsewhere_is_the_last_of_its_request_even_where_its_old_id_still_leads_there() throws Exception {
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder()
                .repository("example/attic")
                .with(Switch.OLD_NODE_ID_RESOLVES)
                .observer(exchange -> requests.add(new String(exchange.requestBody(), StandardCharsets.UTF_8)));
        try (Journey journey = TransferScene.imported(folder, builder)) {
            journey.barrier();
            String node = Finals.of(journey, Journey.STAGING, 3).nodeId();
            TransferScene.moveByHand(journey, 3, "example/attic");
            requests.clear();

            journey.transfer();

            // The second request: the first one shows that open issues go through.
            assertThat(requests)
                    .filteredOn(request -> request.contains("transferIssue") && request.contains(node))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("m1: transferIssue", "\"i1\":\"" + node + "\"")
                    .doesNotContain("m2: transferIssue");
        }
    }

    @Test
    void one_that_somebody_moves_right_before_its_turn_is_told_as_moved_and_not_as_overtaken() throws Exception {
        List<Runnable> afterTheLook = new CopyOnWriteArrayList<>();
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder().observer(exchange -> {
            String body = new String(exchange.requestBody(), StandardCharsets.UTF_8);
            if (body.contains("m0: transferIssue")) {
                afterTheLook.forEach(Runnable::run);
            }
        });
        try (Journey journey = TransferScene.imported(folder, builder)) {
            journey.barrier();
            AtomicInteger documents = new AtomicInteger();
            // The first document moves one issue; the look before it was at those of the second as well.
            afterTheLook.add(() -> {
                if (documents.incrementAndGet() == 1) {
                    TransferScene.moveByHand(journey, 4, Journey.TARGET);
                }
            });

            TransferSummary summary = journey.transfer();

            assertThat(summary.failed()).isEmpty();
            assertThat(summary.overtaken()).isEmpty();
            assertThat(summary.moved()).isEqualTo(TransferScene.ISSUES);
            assertThat(Finals.origins(journey)).startsWith(LegacyIssues.id(1), LegacyIssues.id(4), LegacyIssues.id(2));
            TransferScene.assertMapIsRight(journey);
        }
    }

    @Test
    void where_one_issue_is_moved_at_a_time_none_is_overtaken() throws Exception {
        try (Journey journey =
                TransferScene.imported(folder, SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED))) {
            journey.closed = ClosedPolicy.FAIL;
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
    void a_second_run_overtakes_nothing_that_the_first_one_left_behind() throws Exception {
        try (Journey journey =
                TransferScene.imported(folder, SimulatedGitHub.builder().repository("example/attic"))) {
            journey.barrier();
            TransferScene.moveByHand(journey, 1, "example/attic");
            assertThat(journey.transfer().failed()).containsExactly(LegacyIssues.id(1));

            TransferSummary second = journey.transfer();

            assertThat(second.moved()).isZero();
            assertThat(second.inTheWay())
                    .containsExactly(
                            new OlderItem(LegacyIssues.id(1), ItemState.FAILED, Optional.of(ItemState.MOVING)));
            assertThat(Finals.origins(journey)).isEmpty();
            TransferSummary deliberate = journey.transfer(OnFailure.DEFER, StopSignal.never());
            assertThat(deliberate.inTheWay()).isEmpty();
            assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(2, TransferScene.ISSUES));
        }
    }

    @Test
    void what_was_searched_for_twice_and_planned_anew_is_not_overtaken_by_the_next_run() throws Exception {
        try (Journey journey = TransferScene.imported(folder)) {
            journey.barrier();
            journey.hub
                    .hands()
                    .deleteIssue(
                            Journey.STAGING,
                            Finals.of(journey, Journey.STAGING, 15).number(),
                            "owner");
            journey.transfer();
            TransferScene.retryAfterTheLag(journey, 15);
            assertThat(journey.transfer().plannedAnew()).containsExactly(LegacyIssues.id(15));

            TransferSummary third = journey.transfer();

            assertThat(third.moved()).isZero();
            assertThat(third.inTheWay())
                    .containsExactly(new OlderItem(LegacyIssues.id(15), ItemState.PLANNED, Optional.empty()));
        }
    }

    @Test
    void a_deferred_issue_goes_last_and_fails_by_name_when_it_is_refused_again() throws Exception {
        try (Journey journey = TransferScene.withClosedOnes(folder)) {
            TransferSummary summary = journey.transfer(OnFailure.DEFER, StopSignal.never());

            assertThat(summary.failed()).containsExactly(LegacyIssues.id(3));
            assertThat(summary.overtaken()).as("that is wanted").isEmpty();
            assertThat(Finals.origins(journey)).hasSize(29).doesNotContain(LegacyIssues.id(3));
        }
    }

    @Test
    void a_deferred_issue_that_goes_through_at_the_end_is_told_to_be_out_of_order() throws Exception {
        try (Journey journey = TransferScene.withClosedOnes(folder)) {
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
            TransferScene.assertMapIsRight(journey);
        }
    }
}
