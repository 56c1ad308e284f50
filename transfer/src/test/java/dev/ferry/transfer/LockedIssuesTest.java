package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.contract.GitHubContract;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import dev.ferry.fixtures.hub.model.Switch;
import dev.ferry.mapping.StopSignal;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.TransferSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people locked on staging is locked in the final repository, for the same reason, wherever the run ends in between. */
@Tag("slow")
class LockedIssuesTest {
    private static final int ISSUES = 9;
    private static final Map<Integer, String> REASONS =
            Map.of(2, "spam", 3, "too heated", 5, "off-topic", 9, "resolved");
    private static final int WITHOUT_REASON = 7;
    private static final int LOCKED = REASONS.size() + 1;
    private static final String MODERATOR = "moderator";
    private static final Predicate<Request> LOCK = Faults.graphQl("lockLockable");

    @TempDir
    Path folder;

    private static SimulatedGitHubBuilder unlocking() {
        return SimulatedGitHub.builder().with(Switch.TRANSFER_UNLOCKS);
    }

    private Journey scene(String name, SimulatedGitHubBuilder builder) throws Exception {
        Journey journey = Journey.ofIssues(folder.resolve(name), builder, LegacyIssues.plain(ISSUES, 1));
        journey.importAll();
        return journey;
    }

    private Journey locked(String name, SimulatedGitHubBuilder builder) throws Exception {
        Journey journey = scene(name, builder);
        REASONS.forEach((issue, reason) -> lock(journey, issue, Optional.of(reason)));
        lock(journey, WITHOUT_REASON, Optional.empty());
        return journey;
    }

    private static void lock(Journey journey, int issue, Optional<String> reason) {
        int number = Finals.of(journey, Journey.STAGING, issue).number();
        journey.hub.hands().lock(Journey.STAGING, number, reason, MODERATOR);
    }

    private static void assertWhole(Journey journey) {
        assertThat(Finals.origins(journey)).isEqualTo(LegacyIssues.ids(1, ISSUES));
        for (int i = 1; i <= ISSUES; i++) {
            IssueView issue = Finals.of(journey, Journey.TARGET, i);
            assertThat(issue.locked()).as("%s", i).isEqualTo(i == WITHOUT_REASON || REASONS.containsKey(i));
            assertThat(issue.lockReason()).as("%s", i).isEqualTo(Optional.ofNullable(REASONS.get(i)));
        }
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        assertThat(journey.hub.state().violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OnFailure.class)
    void what_a_transfer_unlocks_is_locked_again_for_its_reason(OnFailure onFailure) throws Exception {
        GitHubContract contract = GitHubContract.load();
        List<String> findings = new CopyOnWriteArrayList<>();
        SimulatedGitHubBuilder builder = unlocking().observer(exchange -> findings.addAll(contract.check(exchange)));
        try (Journey journey = locked("whole", builder)) {
            journey.barrier();

            TransferSummary summary = journey.transfer(onFailure, StopSignal.never());

            assertThat(summary.relocked()).isEqualTo(new TransferSummary.Relocked(LOCKED, 0));
            assertWhole(journey);
            assertThat(findings).isEmpty();
        }
    }

    @Test
    void where_locks_are_kept_they_are_looked_at_and_nothing_is_asked_for() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SimulatedGitHubBuilder builder =
                SimulatedGitHub.builder().observer(TransferScene.counting("lockLockable", asked));
        try (Journey journey = locked("kept", builder)) {
            TransferSummary summary = journey.transfer();

            assertThat(summary.relocked()).isEqualTo(new TransferSummary.Relocked(0, 0));
            assertThat(asked).hasValue(0);
            assertWhole(journey);
        }
    }

    @Test
    void where_nothing_is_locked_no_request_is_made_for_it() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        SimulatedGitHubBuilder builder = unlocking()
                .observer(TransferScene.counting("{ id locked }", asked))
                .observer(TransferScene.counting("lockLockable", asked));
        try (Journey journey = scene("none", builder)) {
            journey.transfer();

            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void what_was_locked_or_unlocked_since_staging_was_compared_is_seen_before_it_is_moved() throws Exception {
        try (Journey journey = locked("since", unlocking())) {
            lock(journey, 1, Optional.of("spam"));
            journey.barrier();
            journey.hub
                    .hands()
                    .unlock(
                            Journey.STAGING,
                            Finals.of(journey, Journey.STAGING, 1).number(),
                            MODERATOR);
            lock(journey, 2, Optional.of("resolved"));
            lock(journey, 4, Optional.of("spam"));

            TransferSummary summary = journey.transfer();

            assertThat(summary.relocked()).isEqualTo(new TransferSummary.Relocked(LOCKED + 1, 0));
            assertThat(Finals.of(journey, Journey.TARGET, 1).locked()).isFalse();
            assertThat(Finals.of(journey, Journey.TARGET, 2).lockReason()).contains("resolved");
            assertThat(Finals.of(journey, Journey.TARGET, 4).lockReason()).contains("spam");
        }
    }

    @ParameterizedTest
    @EnumSource(UnknownTransfersTest.Mishap.class)
    void a_lock_whose_answer_is_lost_is_looked_up(UnknownTransfersTest.Mishap mishap) throws Exception {
        try (Journey journey = locked("lost", unlocking())) {
            journey.hub.faults().next(LOCK, mishap.fault);

            TransferSummary summary = journey.transfer();

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(summary.relocked()).isEqualTo(new TransferSummary.Relocked(LOCKED, 0));
            assertWhole(journey);
        }
    }

    @Test
    void one_that_is_refused_is_told_and_locked_by_the_next_run() throws Exception {
        try (Journey journey = locked("refused", unlocking())) {
            journey.largestBatch = 1;
            journey.hub.faults().next(LOCK, Fault.statusBefore(422));

            assertThat(journey.transfer().relocked()).isEqualTo(new TransferSummary.Relocked(LOCKED - 1, 1));
            assertThat(TransferScene.events(journey)).anyMatch(event -> event.startsWith("not locked again"));

            journey.restart();
            assertThat(journey.transfer().relocked()).isEqualTo(new TransferSummary.Relocked(1, 0));
            assertWhole(journey);
        }
    }

    @Test
    void one_that_is_not_to_be_seen_for_a_moment_is_locked_by_the_next_run() throws Exception {
        try (Journey journey = locked("unseen", unlocking())) {
            journey.largestBatch = 1;
            journey.hub.faults().next(LOCK, Fault.statusBefore(422));
            journey.hub.faults().next(Faults.call("GET", "/" + Journey.TARGET + "/issues/2"), Fault.statusBefore(404));

            assertThat(journey.transfer().relocked()).isEqualTo(new TransferSummary.Relocked(LOCKED - 1, 1));

            assertThat(journey.transfer().relocked()).isEqualTo(new TransferSummary.Relocked(1, 0));
            assertWhole(journey);
        }
    }

    @Test
    void one_that_was_deleted_meanwhile_is_not_waited_for() throws Exception {
        try (Journey journey = locked("deleted", unlocking())) {
            journey.largestBatch = 1;
            journey.hub.faults().next(LOCK, Fault.statusBefore(422));
            assertThat(journey.transfer().relocked().leftUnlocked()).isEqualTo(1);
            journey.hub
                    .hands()
                    .deleteIssue(
                            Journey.TARGET,
                            Finals.of(journey, Journey.TARGET, 2).number(),
                            MODERATOR);

            assertThat(journey.transfer().relocked()).isEqualTo(new TransferSummary.Relocked(0, 0));
        }
    }

    @Test
    void what_people_unlock_afterwards_stays_unlocked() throws Exception {
        try (Journey journey = locked("people", unlocking())) {
            journey.transfer();
            int number = Finals.of(journey, Journey.TARGET, 3).number();
            journey.hub.hands().unlock(Journey.TARGET, number, MODERATOR);

            journey.restart();
            journey.transfer();

            assertThat(Finals.of(journey, Journey.TARGET, 3).locked()).isFalse();
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
                faults, this::lockedInSmallBatches, Journey::transfer, LockedIssuesTest::assertWhole);

        assertThat(died).isGreaterThan(7);
    }

    private Journey lockedInSmallBatches(String name) throws Exception {
        Journey journey = locked(name, unlocking());
        journey.largestBatch = 4;
        return journey;
    }
}
