package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Repository.RepositoryFlags;
import dev.ferry.mapping.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub or the workspace refuses: exit code, message with what, where and what to do, and nothing half done. */
@Tag("slow")
final class RefusalTest {
    @TempDir
    private Path folder;

    @Test
    void a_wrong_token_is_told_and_never_shown() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            FerryProcess.Result result = workspace
                    .process()
                    .with("FERRY_TEST_TOKEN", "a-wrong-token-0815")
                    .run("import")
                    .exits(5)
                    .says("401", "token");
            assertThat(result.out() + result.err() + Files.readString(folder.resolve("ferry.log")))
                    .doesNotContain("a-wrong-token-0815");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();
            workspace.ferry("import", "--limit", "1").exits(0);
        }
    }

    @Test
    void a_token_that_is_not_set_is_named() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            new FerryProcess(folder).run("import").exits(3).says("github.token", "FERRY_TEST_TOKEN is not set");
            new FerryProcess(folder).run("status").exits(0);
        }
    }

    @Test
    void a_missing_repository_is_named() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("example/issues-staging", "example/nowhere");
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(5).says("staging example/nowhere", "404");
        }
    }

    @Test
    void disabled_issues_are_found_before_anything_is_written() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.hub().hands().set(SimulatedWorkspace.STAGING, new RepositoryFlags(false, false, false));
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(5).says("staging " + SimulatedWorkspace.STAGING, "issues are switched off");
            assertThat(workspace.hub().state().labels(SimulatedWorkspace.TARGET))
                    .isEmpty();
        }
    }

    @Test
    void a_private_staging_repository_can_not_lead_to_a_public_one() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder,
                SimulatedGitHub.builder()
                        .privateRepository(SimulatedWorkspace.STAGING)
                        .repository(SimulatedWorkspace.TARGET)
                        .token(SimulatedWorkspace.TOKEN, "ferry-bot", Permission.ADMIN))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(5).says("from a private to a public repository");
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_after_the_patience() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.hub().close();
            workspace.configure("token:", "patience: 2s, token:");
            workspace
                    .ferry("import")
                    .exits(5)
                    .says("waiting: 127.0.0.1:", "can not be reached (connection refused); tried again at ")
                    .says(", given up at ", "GET /repos/example/issues-staging", "check the network");
            workspace.configure("patience: 2s, ", "");
            assertThat(workspace.ferry("doctor").exits(5).out())
                    .contains("error: ", workspace.hub().api().toString(), "connection refused", "check the network");
        }
    }

    @Test
    void a_damaged_archive_is_refused_before_anything_is_sent_and_never_takes_a_good_ones_place() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            BadArchives archives = BadArchives.in(Files.createDirectories(folder.resolve("bad")));
            Path bad = folder.resolve("damaged.zip");
            archives.wrongFile(bad);
            workspace.ferry("import", "--archive", "damaged.zip").exits(4).says(bad + ": files/", "it was changed");
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"planned\":0");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();

            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "2").exits(0);
            archives.badLine(bad);
            workspace
                    .ferry("import", "--archive", "damaged.zip")
                    .exits(4)
                    .says("issues/000001.jsonl line 2: ", "archive unpack");
            Files.delete(bad);
            // The migration still has its archive: verify reads it.
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void a_second_command_is_told_who_holds_the_workspace() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            try (Ledger held = Ledger.open(folder.resolve("ferry.db"), "ferry import", Clock.systemUTC())) {
                assertThat(held.view().migrations()).isEmpty();
                workspace.ferry("import").exits(3).says("is locked by `ferry import` (pid ");
                workspace.ferry("status").exits(0);
                workspace.ferry("map").exits(0);
            }
        }
    }
}
