package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Issue;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.FaultSchedule;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.github.RemoteException;
import dev.ferry.importer.Selection;
import dev.ferry.importer.recovery.DoubtfulRecoveryException;
import dev.ferry.importer.recovery.RecoverySummary;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recovery must not pass over, for the next import would make it a second time. */
@Tag("slow")
class RecoveryInDoubtTest {
    private static final int ISSUES = 8;

    @TempDir
    Path folder;

    @Test
    void an_issue_that_the_server_can_not_show_ends_the_recovery() throws Exception {
        try (Journey journey = journey(ISSUES)) {
            journey.importAll();
            journey.transfer();
            journey.hub
                    .hands()
                    .makeTooHeavy(
                            Journey.TARGET,
                            Finals.of(journey, Journey.TARGET, 4).number());
            assertThatThrownBy(() -> RecoveryScene.recover(journey, RecoveryScene.SURE))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("Resource limits");
        }
    }

    @Test
    void an_issue_that_lists_do_not_show_yet_and_that_can_not_be_read_ends_the_recovery() throws Exception {
        try (Journey journey = journey(ISSUES)) {
            journey.importAll();
            journey.transfer();
            int last = Finals.of(journey, Journey.TARGET, ISSUES).number();
            journey.hub.hands().makeTooHeavy(Journey.TARGET, last);
            journey.hub
                    .faults()
                    .schedule(FaultSchedule.seeded(
                            1, 1.0, List.of(Fault.listLags(Duration.ofMinutes(10))), request -> true));
            assertThatThrownBy(() -> RecoveryScene.recover(journey, RecoveryScene.SURE))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("Resource limits");
        }
    }

    @Test
    void a_comment_behind_the_first_hundred_that_the_server_can_not_show_ends_the_recovery() throws Exception {
        int comments = 103;
        try (Journey journey =
                Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(1, comments + 1))) {
            journey.importAll();
            int number = Finals.of(journey, Journey.STAGING, 1).number();
            assertThat(RecoveryScene.recover(journey).of(ItemState.IMPORTED)).isEqualTo(1);

            journey.hub.hands().makeCommentTooHeavy(Journey.STAGING, number, comments - 1);
            assertThatThrownBy(() -> RecoveryScene.recover(journey, RecoveryScene.SURE))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("the comments of " + Journey.STAGING + "#" + number)
                    .hasMessageContaining("Resource limits");
        }
    }

    @Test
    void what_the_archive_does_not_hold_stands_for_nothing_that_is_missing() throws Exception {
        try (Journey journey = journey(ISSUES)) {
            journey.importSome(Selection.only("1-7"), StopSignal.never());
            List<Issue> others = new ArrayList<>();
            journey.archive().issues().forEach(others::add);
            others.remove(0);
            // Seven were found, seven are in the archive, and one of these is not among those.
            journey.newer(others);
            journey.quiet = Duration.ofSeconds(60);
            Instant before = journey.time.instant();
            RecoveryScene.recover(journey, RecoveryScene.SURE);

            assertThat(journey.time.instant()).isAfterOrEqualTo(before.plus(journey.quiet));
            assertThat(journey.ledger().view().item(LegacyIssues.id(ISSUES))).isEmpty();
            assertThat(journey.ledger()
                            .view()
                            .item(LegacyIssues.id(2))
                            .orElseThrow()
                            .state())
                    .isEqualTo(ItemState.IMPORTED);
        }
    }

    @Test
    void after_a_whole_transfer_no_old_number_is_asked_for_twice() throws Exception {
        List<String> read = new ArrayList<>();
        int issues = 20;
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().observer(exchange -> {
                    synchronized (read) {
                        read.add(exchange.method() + " " + exchange.target());
                    }
                }),
                LegacyIssues.plain(issues, 1))) {
            journey.importAll();
            journey.transfer();
            synchronized (read) {
                read.clear();
            }
            assertThat(RecoveryScene.recover(journey).of(ItemState.MOVED)).isEqualTo(issues);

            String staging = "GET /repos/" + Journey.STAGING + "/issues/";
            assertThat(read).filteredOn(line -> line.startsWith(staging)).doesNotHaveDuplicates();
            assertThat(journey.ledger().view().items())
                    .allSatisfy(item -> assertThat(item.staging()).isPresent());
        }
    }

    @Test
    void a_number_that_is_no_issue_is_no_sign_that_one_was_deleted() throws Exception {
        try (Journey journey = journey(ISSUES)) {
            journey.importSome(Selection.only("1-3"), StopSignal.never());
            journey.transfer();
            int discussion = journey.hub.hands().openIssue(Journey.TARGET, "passer-by", "Let us talk", "About this.");
            journey.hub.hands().deleteIssue(Journey.TARGET, discussion, "owner");
            journey.importSome(Selection.only("5-8"), StopSignal.never());
            journey.barrier();
            journey.transfer();
            journey.hub
                    .faults()
                    .next(Faults.call("GET", Journey.TARGET + "/issues/" + discussion), Fault.statusBefore(404));
            RecoverySummary summary = RecoveryScene.recover(journey);

            assertThat(journey.hub.faults().outstanding()).isZero();
            assertThat(summary.of(ItemState.FAILED)).isZero();
            assertThat(summary.notices()).anyMatch(notice -> notice.startsWith("1 number between"));
            assertThat(journey.importAll().imported()).isEqualTo(1);
        }
    }

    @Test
    void where_far_more_are_missing_than_were_deleted_somebody_is_asked() throws Exception {
        try (Journey journey = journey(30)) {
            journey.importSome(Selection.only("1-3,30"), StopSignal.never());
            journey.transfer();
            journey.hub
                    .hands()
                    .deleteIssue(
                            Journey.TARGET,
                            Finals.of(journey, Journey.TARGET, 2).number(),
                            "owner");
            assertThatThrownBy(() -> RecoveryScene.recover(journey))
                    .isInstanceOf(DoubtfulRecoveryException.class)
                    .hasMessageContaining("27 issues were found nowhere")
                    .hasMessageContaining("only 1 issue was deleted");
            assertThat(RecoveryScene.recover(journey, RecoveryScene.SURE).of(ItemState.FAILED))
                    .isEqualTo(27);
        }
    }

    private Journey journey(int issues) throws Exception {
        return Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(issues, 1));
    }
}
