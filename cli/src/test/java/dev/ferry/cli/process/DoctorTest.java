package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Repository.RepositoryFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor finds everything at once, says what to do, and changes nothing. */
@Tag("slow")
final class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void a_workspace_that_is_ready_is_told_so() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            assertThat(workspace.ferry("doctor").exits(0).out())
                    .contains("warning: " + folder.resolve("archive.zip")
                            + ": it is not there yet; write it with `ferry export`")
                    .contains("Ready");
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor", "--json").exits(0).out())
                    .startsWith("{\"ready\":true,\"findings\":[{\"severity\":\"warning\",\"check\":\"people\"")
                    .contains("2 issues assigned to 2 legacy logins that it does not name (ada, emile)");
            Files.writeString(folder.resolve("users.csv"), "legacy,github\nada,ferry-bot\nemile,\n");
            workspace.configure("preset: bpo", "preset: bpo, users: users.csv");
            assertThat(workspace.ferry("doctor", "--json").exits(0).out())
                    .isEqualTo("{\"ready\":true,\"findings\":[]}\n");
            assertThat(workspace.hub().state().labels(SimulatedWorkspace.STAGING))
                    .isEmpty();
            assertThat(folder.resolve("ferry.db")).doesNotExist();
        }
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder,
                SimulatedGitHub.builder()
                        .privateRepository(SimulatedWorkspace.STAGING)
                        .repository(SimulatedWorkspace.TARGET)
                        .token(SimulatedWorkspace.TOKEN, "ferry-bot", Permission.ADMIN))) {
            workspace.ferry("export").exits(0);
            Files.writeString(
                    folder.resolve("labels.yaml"),
                    "labels: [ { property: components, value: '*', label: '" + "x".repeat(45) + " {value}' } ]\n");
            workspace.configure("preset: bpo", "preset: bpo, labels: labels.yaml");
            workspace.configure("tracker/db/db", "tracker/db/nowhere");
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, new RepositoryFlags(false, true, false));
            assertThat(workspace.ferry("doctor").exits(3).out())
                    .contains("tracker/db/nowhere")
                    .contains("error: bpo-", " characters, GitHub takes 50; shorten it in labels.yaml")
                    .contains("target " + SimulatedWorkspace.TARGET + ": it is archived")
                    .contains("target " + SimulatedWorkspace.TARGET + ": issues are switched off")
                    .contains("from a private to a public repository")
                    .contains("errors; mend them");
        }
    }

    @Test
    void a_wrong_token_is_one_finding_among_others() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.hub().revoke(SimulatedWorkspace.TOKEN);
            assertThat(workspace.ferry("doctor").exits(5).out())
                    .contains("error: ", "401", "give a valid token", "archive.zip: it is not there yet")
                    .doesNotContain(SimulatedWorkspace.TOKEN);
        }
    }
}
