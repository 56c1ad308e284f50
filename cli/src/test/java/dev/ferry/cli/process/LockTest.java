package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers are kept out of the final repository while issues move, and let in again whatever happens. */
@Tag("slow")
final class LockTest {
    private static final String TARGET = SimulatedWorkspace.TARGET;
    private static final String COLLABORATORS = "collaborators_only";

    @TempDir
    Path folder;

    @Test
    void a_transfer_is_locked_while_it_moves_and_open_afterwards_though_answers_are_lost() throws IOException {
        try (SimulatedWorkspace workspace = imported()) {
            AtomicReference<Optional<String>> meanwhile = new AtomicReference<>(Optional.empty());
            whileMoving(workspace, () -> meanwhile.set(workspace.hub().state().interactionLimit(TARGET)));
            workspace.hub().faults().next(Faults.call("PUT", "/interaction-limits"), Fault.dropAfter());
            workspace.hub().faults().next(Faults.call("DELETE", "/interaction-limits"), Fault.statusAfter(502));

            workspace.ferry("transfer", "--lock").exits(0).says("Locked " + TARGET, "Unlocked " + TARGET);

            assertThat(meanwhile.get()).contains(COLLABORATORS);
            assertThat(limit(workspace)).isEmpty();
            assertThat(workspace.ferry("status").exits(0).out()).doesNotContain("locked");
            assertThat(workspace.hub().faults().outstanding()).isZero();
            JsonNode settings = new JsonMapper()
                    .readTree(folder.resolve("repository-settings.json").toFile());
            assertThat(settings.at("/before/target/has_issues").asText()).isEqualTo("true");
            assertThat(settings.at("/before/target/interaction_limit").asText()).isEqualTo("none");
            assertThat(settings.at("/after/target/interaction_limit").asText()).isEqualTo("none");
            assertThat(settings.at("/differences").isArray()).isTrue();
        }
    }

    @Test
    void what_was_limited_before_is_limited_again_and_a_changed_setting_is_told() throws IOException {
        try (SimulatedWorkspace workspace = imported()) {
            workspace.hub().hands().limitInteractions(TARGET, "existing_users", "repository", Duration.ofDays(2));
            whileMoving(
                    workspace,
                    () -> workspace.hub().hands().allow(SimulatedWorkspace.STAGING, "ferry-bot", Permission.PUSH));

            workspace
                    .ferry("transfer", "--lock")
                    .exits(0)
                    .says(
                            "the limit of before, existing_users, holds again",
                            "not as before the transfer: staging permissions.admin: true -> false");

            assertThat(limit(workspace)).contains("existing_users");
        }
    }

    @Test
    void a_killed_transfer_leaves_the_lock_which_status_tells_and_unlock_gives_back() throws Exception {
        try (SimulatedWorkspace workspace = imported()) {
            kill(workspace);
            assertThat(limit(workspace)).contains(COLLABORATORS);
            assertThat(workspace.ferry("status").exits(0).out())
                    .contains("locked        " + TARGET, "expires ", "`ferry transfer --unlock`");
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"locked\":{\"since\":\"");

            workspace.ferry("transfer", "--unlock").exits(0).says("Unlocked " + TARGET);
            assertThat(limit(workspace)).isEmpty();
            assertThat(workspace.ferry("status").exits(0).out()).doesNotContain("locked");
            workspace.ferry("transfer", "--unlock").exits(0).says("Nothing to unlock");

            kill(workspace);
            // Without --lock: what the killed run took is given back at the end.
            workspace.ferry("transfer").exits(0).says("Unlocked " + TARGET);
            assertThat(limit(workspace)).isEmpty();
        }
    }

    @Test
    void a_lock_that_has_ended_by_itself_is_not_told_as_one_that_holds() throws Exception {
        try (SimulatedWorkspace workspace = imported()) {
            kill(workspace);
            monthsPass();

            assertThat(workspace.ferry("status").exits(0).out()).doesNotContain("locked");
            assertThat(workspace.ferry("status", "--json").exits(0).out()).doesNotContain("locked");
        }
    }

    /** The ledger's note as it is long after the lock was set. */
    private void monthsPass() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ferry.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE note SET value = '2025-01-01T00:00:00Z 2025-01-31T00:00:00Z - - held'"
                                    + " WHERE name = 'interactions.locked'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_limit_that_somebody_else_set_meanwhile_stays() throws Exception {
        try (SimulatedWorkspace workspace = imported()) {
            kill(workspace);
            workspace.hub().hands().limitInteractions(TARGET, "contributors_only", "repository", Duration.ofDays(3));

            workspace.ferry("transfer", "--unlock").exits(0).says("somebody set another limit", "which stays");

            assertThat(limit(workspace)).contains("contributors_only");
        }
    }

    @Test
    void a_limit_that_somebody_else_set_meanwhile_holds_again_after_another_lock() throws Exception {
        try (SimulatedWorkspace workspace = imported()) {
            kill(workspace);
            workspace.hub().hands().limitInteractions(TARGET, "contributors_only", "repository", Duration.ofDays(3));

            workspace
                    .ferry("transfer", "--lock")
                    .exits(0)
                    .says("Locked " + TARGET, "the limit of before, contributors_only, holds again");

            assertThat(limit(workspace)).contains("contributors_only");
        }
    }

    @Test
    void an_undo_gives_the_lock_of_a_killed_transfer_back() throws Exception {
        try (SimulatedWorkspace workspace = imported()) {
            kill(workspace);

            workspace
                    .ferry("undo", "--yes-i-mean", TARGET, "--yes-i-mean", SimulatedWorkspace.STAGING)
                    .exits(0)
                    .says(TARGET + ": the lock is given back");

            assertThat(limit(workspace)).isEmpty();
        }
    }

    @Test
    void a_lock_that_is_refused_ends_the_run_before_anything_moves() throws IOException {
        try (SimulatedWorkspace workspace = imported()) {
            workspace.hub().hands().limitInteractions(TARGET, "existing_users", "organization", Duration.ofDays(3));

            workspace.ferry("transfer", "--lock").exits(5).says("can not be locked", "nothing was moved", "--lock");

            assertThat(workspace.hub().state().issues(TARGET)).isEmpty();
            assertThat(workspace.ferry("status").exits(0).out()).doesNotContain("locked");
            workspace.hub().hands().limitInteractions(TARGET, COLLABORATORS, "organization", Duration.ofDays(3));
            workspace.ferry("transfer", "--lock").exits(0).says("it needs no lock");
            assertThat(limit(workspace)).contains(COLLABORATORS);
        }
    }

    @Test
    void a_private_repository_needs_no_lock_and_has_none() throws IOException {
        SimulatedGitHubBuilder builder = SimulatedGitHub.builder()
                .repository(SimulatedWorkspace.STAGING)
                .privateRepository(TARGET)
                .token(SimulatedWorkspace.TOKEN, "ferry-bot", Permission.ADMIN);
        try (SimulatedWorkspace workspace = imported(builder)) {
            workspace
                    .ferry("transfer", "--lock")
                    .exits(5)
                    .says(TARGET + " can not be locked, for it is private", "nothing was moved", "without --lock");

            assertThat(workspace.hub().state().issues(TARGET)).isEmpty();
            assertThat(workspace.ferry("status").exits(0).out()).doesNotContain("locked");
            workspace.ferry("transfer").exits(0);
        }
    }

    private SimulatedWorkspace imported() throws IOException {
        return imported(SimulatedWorkspace.usual());
    }

    private SimulatedWorkspace imported(SimulatedGitHubBuilder builder) throws IOException {
        SimulatedWorkspace workspace = SimulatedWorkspace.make(folder, builder);
        workspace.ferry("export").exits(0);
        workspace.ferry("import", "--only", "1,3-6").exits(0);
        return workspace;
    }

    private static Optional<String> limit(SimulatedWorkspace workspace) {
        return workspace.hub().state().interactionLimit(TARGET);
    }

    /** Somebody does this when the first document of transfers comes, which is done all the same. */
    private static void whileMoving(SimulatedWorkspace workspace, Runnable deed) {
        workspace
                .hub()
                .faults()
                .next(
                        request -> {
                            if (Faults.graphQl("transferIssue").test(request)) {
                                deed.run();
                                return true;
                            }
                            return false;
                        },
                        Fault.dropBefore());
    }

    private void kill(SimulatedWorkspace workspace) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        whileMoving(workspace, () -> {
            begun.countDown();
            try {
                killed.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Process process = workspace
                .process()
                .start(folder.resolve("killed.out"), folder.resolve("killed.err"), "transfer", "--lock");
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        process.destroyForcibly().waitFor();
        killed.countDown();
        assertThat(Files.readString(folder.resolve("killed.err"))).contains("Locked " + TARGET);
    }
}
