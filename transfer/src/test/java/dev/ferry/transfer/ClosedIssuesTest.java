package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.LegacyId;
import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.github.IssueEdit;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.ReopenedView;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import dev.ferry.transfer.verify.Difference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where closed issues can not be moved: opened, moved and closed again as they were, wherever the run ends in between. */
@Tag("slow")
class ClosedIssuesTest {
    private static final int ISSUES = 9;
    private static final Set<Integer> CLOSED = Set.of(3, 4, 6, 8, 9);
    private static final int NOT_PLANNED = 6;

    @TempDir
    Path folder;

    private static SimulatedGitHubBuilder refusing() {
        return SimulatedGitHub.builder().with(Switch.TRANSFER_REFUSES_CLOSED);
    }

    private Journey scene(String name, SimulatedGitHubBuilder builder) throws Exception {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= ISSUES; i++) {
            tracker.add(Map.of("status", CLOSED.contains(i) ? "closed" : "open"), "Text " + i + ".");
        }
        Journey journey = Journey.ofIssues(folder.resolve(name), builder, tracker.all());
        journey.importAll();
        journey.barrier();
        int number = Finals.of(journey, Journey.STAGING, NOT_PLANNED).number();
        journey.github()
                .issues(RepositoryName.parse(Journey.STAGING))
                .edit(number, IssueEdit.none().closing("not_planned"));
        return journey;
    }

    private static void assertWhole(Journey journey) {
        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
        TransferScene.assertMapIsRight(journey);
        for (int i = 1; i <= ISSUES; i++) {
            IssueView issue = Finals.of(journey, Journey.TARGET, i);
            assertThat(issue.open()).as("%s", i).isEqualTo(!CLOSED.contains(i));
            if (CLOSED.contains(i)) {
                assertThat(issue.stateReason()).isEqualTo(i == NOT_PLANNED ? "NOT_PLANNED" : "COMPLETED");
            }
        }
        assertThat(ReopenedView.of(journey.ledger().view()).stillOpen()).isEmpty();
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        assertThat(journey.differences).isEmpty();
        assertThat(journey.hub.state().violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OnFailure.class)
    void closed_issues_are_reopened_moved_and_closed_again_with_their_reason(OnFailure onFailure) throws Exception {
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        SimulatedGitHubBuilder builder = refusing().observer(exchange -> findings.addAll(contract.check(exchange)));
        try (Journey journey = scene("whole", builder)) {
            TransferSummary summary = journey.transfer(onFailure, StopSignal.never());

            assertThat(summary.failed()).isEmpty();
            assertThat(summary.reopened()).isEqualTo(new TransferSummary.Reopened(CLOSED.size(), 0));
            if (onFailure == OnFailure.STOP) {
                assertThat(summary.outOfOrder()).isEmpty();
                assertWhole(journey);
            }
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
            assertThat(journey.notes)
                    .filteredOn(note -> note.field().equals("closed at"))
                    .extracting(Difference::item)
                    .hasSize(CLOSED.size());
            assertThat(findings).isEmpty();
        }
    }

    @Test
    void killed_between_any_two_requests_it_ends_the_same() throws Exception {
        killedAtAnyRequest(List.of(Fault.statusBefore(401)));
    }

    @Test
    void killed_before_any_answer_was_heard_it_ends_the_same() throws Exception {
        killedAtAnyRequest(List.of(Fault.dropAfter(), Fault.statusBefore(401)));
    }

    private void killedAtAnyRequest(List<Fault> faults) throws Exception {
        int died = KillSweep.atEveryRequest(
                faults, name -> scene(name, refusing()), Journey::transfer, ClosedIssuesTest::assertWhole);

        assertThat(died).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(UnknownTransfersTest.Mishap.class)
    void an_answer_that_is_lost_in_the_middle_of_pairs_is_looked_up(UnknownTransfersTest.Mishap mishap)
            throws Exception {
        losing("r2: reopenIssue", mishap);
    }

    @ParameterizedTest
    @EnumSource(UnknownTransfersTest.Mishap.class)
    void an_answer_that_is_lost_while_they_are_closed_is_looked_up(UnknownTransfersTest.Mishap mishap)
            throws Exception {
        losing("closeIssue", mishap);
    }

    private void losing(String document, UnknownTransfersTest.Mishap mishap) throws Exception {
        try (Journey journey = scene("losing", refusing())) {
            journey.hub.faults().next(Faults.graphQl(document), mishap.fault);

            TransferSummary summary = journey.transfer();

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(summary.failed()).isEmpty();
            assertThat(summary.outOfOrder()).isEmpty();
            assertThat(summary.reopened().leftOpen()).isZero();
            assertWhole(journey);
        }
    }

    private SimulatedGitHubBuilder doingAfterClosing(List<Runnable> deeds) {
        return refusing().with(Switch.OLD_NODE_ID_RESOLVES).observer(exchange -> {
            if (new String(exchange.requestBody(), StandardCharsets.UTF_8).contains("closeIssue")) {
                deeds.forEach(Runnable::run);
            }
        });
    }

    @Test
    void one_that_a_late_document_opens_again_is_closed_again() throws Exception {
        List<Runnable> afterClosing = new CopyOnWriteArrayList<>();
        try (Journey journey = scene("opened late", doingAfterClosing(afterClosing))) {
            journey.hub.faults().next(Faults.graphQl("reopenIssue"), Fault.commitsLate(Duration.ofDays(1)));
            afterClosing.add(() -> journey.hub.hands().finishLateWork());

            TransferSummary summary = journey.transfer();

            assertThat(summary.reopened()).isEqualTo(new TransferSummary.Reopened(CLOSED.size(), 0));
            assertThat(TransferScene.events(journey)).anyMatch(event -> event.startsWith("found open"));
            assertWhole(journey);
        }
    }

    @Test
    void one_that_a_late_document_opens_again_after_a_kill_is_closed_by_the_next_run() throws Exception {
        List<Runnable> afterClosing = new CopyOnWriteArrayList<>();
        try (Journey journey = scene("opened after a kill", doingAfterClosing(afterClosing))) {
            journey.hub.faults().next(Faults.graphQl("reopenIssue"), Fault.commitsLate(Duration.ofDays(1)));
            afterClosing.add(() -> journey.hub.faults().next(request -> true, Fault.statusBefore(401)));
            assertThat(KillSweep.dies(Journey::transfer, journey)).isTrue();
            afterClosing.clear();
            journey.hub.faults().clear();
            journey.hub.hands().finishLateWork();
            journey.restart();

            journey.transfer();

            assertThat(TransferScene.events(journey)).anyMatch(event -> event.startsWith("found open"));
            assertWhole(journey);
        }
    }

    @Test
    void one_that_a_late_document_opens_again_after_a_kill_is_closed_by_a_run_that_may_not_move_anything()
            throws Exception {
        List<Runnable> afterClosing = new CopyOnWriteArrayList<>();
        try (Journey journey = scene("refused by the gate", doingAfterClosing(afterClosing))) {
            journey.hub.faults().next(Faults.graphQl("reopenIssue"), Fault.commitsLate(Duration.ofDays(1)));
            afterClosing.add(() -> journey.hub.faults().next(request -> true, Fault.statusBefore(401)));
            assertThat(KillSweep.dies(Journey::transfer, journey)).isTrue();
            afterClosing.clear();
            journey.hub.faults().clear();
            journey.hub.hands().finishLateWork();
            journey.restart();
            int moved = Finals.origins(journey).size();
            assertThat(open(journey)).isNotEmpty();

            assertThatThrownBy(() -> journey.transferring(OnFailure.STOP, StopSignal.never())
                            .run(() -> {
                                throw new IllegalStateException("the gate is shut");
                            }))
                    .hasMessage("the gate is shut");

            assertThat(open(journey)).isEmpty();
            assertThat(Finals.origins(journey)).hasSize(moved);
            journey.transfer();
            assertWhole(journey);
        }
    }

    /** Closed issues that are moved and open. */
    private static List<Integer> open(Journey journey) {
        List<LegacyId> moved = Finals.origins(journey);
        return CLOSED.stream()
                .filter(i -> moved.contains(LegacyIssues.id(i)))
                .filter(i -> Finals.of(journey, Journey.TARGET, i).open())
                .toList();
    }

    @Test
    void one_that_somebody_reopened_meanwhile_stays_open() throws Exception {
        try (Journey journey = scene("open", refusing())) {
            journey.hub
                    .hands()
                    .reopen(
                            Journey.STAGING,
                            Finals.of(journey, Journey.STAGING, 8).number(),
                            "owner");

            journey.transfer();

            assertThat(Finals.of(journey, Journey.TARGET, 8).open()).isTrue();
            assertThat(Finals.of(journey, Journey.TARGET, 9).open()).isFalse();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void one_that_is_closed_after_the_look_is_asked_for_again() throws Exception {
        try (Journey journey = scene("late", refusing())) {
            int number = Finals.of(journey, Journey.STAGING, 7).number();
            TransferScene.inTheLastMoment(
                    journey, 7, () -> journey.hub.hands().closeIssue(Journey.STAGING, number, "owner"));

            TransferSummary summary = journey.transfer();

            assertThat(summary.failed()).isEmpty();
            assertThat(Finals.origins(journey)).hasSize(ISSUES);
            assertThat(Finals.of(journey, Journey.TARGET, 7).open()).isFalse();
        }
    }

    @Test
    void one_that_can_not_be_closed_again_is_told_and_closed_by_a_later_run() throws Exception {
        try (Journey journey = scene("refused", refusing())) {
            journey.hub.faults().next(Faults.graphQl("closeIssue"), Fault.statusBefore(422));

            TransferSummary summary = journey.transfer();

            assertThat(summary.reopened().leftOpen()).isEqualTo(1);
            assertThat(journey.ledger().view().counts().of(ItemState.MOVED)).isEqualTo(ISSUES);
            assertThat(TransferScene.events(journey)).anyMatch(event -> event.startsWith("not closed again"));

            journey.restart();
            assertThat(journey.transfer().reopened()).isEqualTo(new TransferSummary.Reopened(1, 0));
            assertWhole(journey);
        }
    }

    @Test
    void a_later_run_knows_that_closed_issues_are_refused() throws Exception {
        AtomicInteger documents = new AtomicInteger();
        try (Journey journey =
                scene("later", refusing().observer(TransferScene.counting("transferIssue", documents)))) {
            journey.transfer(
                    OnFailure.STOP,
                    () -> journey.hub.state().issues(Journey.TARGET).size() >= 3);
            int before = documents.get();
            journey.restart();

            journey.transfer();

            assertWhole(journey);
            // The first of each kind alone, and no refusal any more.
            assertThat(documents.get() - before).isLessThanOrEqualTo(4);
        }
    }
}
