package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.transfer.move.OnFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issue that the server does not take: it fails with a reason, the others go on, and after mending it goes on too. */
class FailedImportTest {
    @TempDir
    Path folder;

    @Test
    void an_assignee_who_lost_his_rights_after_the_look_fails_one_issue_and_a_retry_imports_it() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().person("ann", Permission.PUSH),
                new LegacyIssues()
                        .add("One.")
                        .add(Map.of("status", "open", "assignee", "1"), "Two.", "More.")
                        .add("Three.")
                        .all())) {
            journey.users = UserMap.of(Map.of("user1", Optional.of(new GitHubLogin("ann"))));
            // Between the preparation and the import.
            journey.beforeSending = () -> journey.hub.hands().allow(Journey.STAGING, "ann", Permission.NONE);

            var summary = journey.importAll();

            assertThat(summary.imported()).isEqualTo(2);
            assertThat(summary.failed()).isEqualTo(1);
            ItemRow failed = journey.ledger().view().item(LegacyIssues.id(2)).orElseThrow();
            assertThat(failed.state()).isEqualTo(ItemState.FAILED);
            assertThat(failed.failure().orElseThrow().category()).isEqualTo("ASSIGNEE_INVALID");
            assertThat(failed.failure().orElseThrow().advice()).contains("access to the repository");
            assertThat(failed.failure().orElseThrow().detail()).contains("ann");

            journey.beforeSending = () -> {};
            journey.hub.hands().allow(Journey.STAGING, "ann", Permission.PUSH);
            journey.ledger().commit(new Transition.Requeued(failed.id()));
            assertThat(journey.importAll().imported()).isEqualTo(1);
            assertThat(Finals.of(journey, Journey.STAGING, 2).assignees()).containsExactly("ann");
            assertThat(Finals.of(journey, Journey.STAGING, 2).comments()).hasSize(1);
        }
    }

    @Test
    void somebody_who_can_not_be_assigned_is_left_out_whatever_the_case_of_his_name() throws Exception {
        try (Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder(),
                new LegacyIssues()
                        .add(Map.of("status", "open", "assignee", "1"), "One.")
                        .add(Map.of("status", "open", "assignee", "2"), "Two.")
                        .all())) {
            journey.users = UserMap.of(
                    Map.of("user1", Optional.of(new GitHubLogin("Bob")), "user2", Optional.of(new GitHubLogin("bob"))));

            assertThat(journey.importAll().imported()).isEqualTo(2);

            assertThat(journey.hub.state().issues(Journey.STAGING))
                    .allMatch(issue -> issue.assignees().isEmpty());
            journey.transfer();
            journey.rewrite();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void an_import_that_failed_and_left_its_issue_behind_is_not_made_twice_by_a_retry() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(6, 2))) {
            for (String text : List.of("issue number 2.", "issue number 6.")) {
                journey.hub
                        .faults()
                        .next(
                                LostImportAnswersTest.holding(Faults.call("POST", "/import/issues"), text),
                                Fault.importFailsLate());
            }
            assertThat(journey.importAll().failed()).isEqualTo(2);
            assertThat(journey.hub.state().issues(Journey.STAGING)).hasSize(6);
            journey.ledger()
                    .commit(List.of(
                            new Transition.Requeued(LegacyIssues.id(2)), new Transition.Requeued(LegacyIssues.id(6))));

            assertThat(journey.importAll().imported()).isEqualTo(2);

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, 6));
            assertThat(journey.barrier().extras()).isEmpty();
            journey.transfer();
            journey.rewrite();
            assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        }
    }

    @Test
    void what_a_failed_import_left_behind_and_may_not_be_deleted_is_put_aside_and_made_anew() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(3, 1))) {
            int leftover = leaveOneBehind(journey);
            // Only deletions are forbidden.
            journey.hub
                    .faults()
                    .next(
                            request -> {
                                boolean deletion = Faults.graphQl("deleteIssue").test(request);
                                Permission permission = deletion ? Permission.PUSH : Permission.ADMIN;
                                journey.hub.hands().allow(Journey.STAGING, Journey.BOT, permission);
                                return false;
                            },
                            Fault.dropBefore());

            assertThat(journey.importAll().imported()).isEqualTo(1);

            assertThat(journey.ledger().view().extras())
                    .extracting(extra -> extra.number().value())
                    .containsExactly(leftover);
            assertThat(journey.barrier().extras()).hasSize(1);
            journey.transfer();
            assertThat(Finals.origins(journey)).containsExactlyElementsOf(LegacyIssues.ids(1, 3));
        }
    }

    @Test
    void stopped_while_it_looks_for_leftovers_the_next_import_looks_again() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(3, 1))) {
            leaveOneBehind(journey);
            journey.importSome(Selection.all(), () -> true);

            assertThat(journey.importAll().imported()).isEqualTo(1);

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrderElementsOf(LegacyIssues.ids(1, 3));
        }
    }

    /** Returns the staging number of what is left behind of the second issue, which is to be tried again. */
    private static int leaveOneBehind(Journey journey) throws InterruptedException {
        journey.hub
                .faults()
                .next(
                        LostImportAnswersTest.holding(Faults.call("POST", "/import/issues"), "issue number 2."),
                        Fault.importFailsLate());
        assertThat(journey.importAll().failed()).isEqualTo(1);
        journey.ledger().commit(new Transition.Requeued(LegacyIssues.id(2)));
        return Finals.of(journey, Journey.STAGING, 2).number();
    }

    @Test
    void an_issue_that_a_failed_import_left_behind_is_put_aside_when_there_is_no_retry() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(3, 1))) {
            journey.hub.faults().next(Faults.call("POST", "/import/issues"), Fault.importFailsLate());
            assertThat(journey.importAll().failed()).isEqualTo(1);

            assertThat(journey.barrier().extras()).hasSize(1);

            journey.transfer(OnFailure.DEFER, StopSignal.never());
            assertThat(journey.hub.state().issues(Journey.TARGET)).hasSize(2);
            assertThat(journey.hub.state().issues(Journey.STAGING)).hasSize(1);
        }
    }

    @Test
    void what_failed_is_not_sent_again_without_a_retry() throws Exception {
        try (Journey journey = Journey.ofIssues(folder, SimulatedGitHub.builder(), LegacyIssues.plain(3, 1))) {
            journey.importSome(Selection.only("1"), StopSignal.never());
            journey.ledger().plan(List.of());
            new Importer(journey.importJob(StopSignal.never())).plan(Selection.all());
            journey.ledger()
                    .commit(new Transition.Failed(LegacyIssues.id(2), new Failure("TEST", "mend it", "broken")));

            assertThat(journey.importAll().imported()).isEqualTo(1);

            assertThat(Finals.origins(journey, Journey.STAGING))
                    .containsExactlyInAnyOrder(LegacyIssues.id(1), LegacyIssues.id(3));
        }
    }
}
