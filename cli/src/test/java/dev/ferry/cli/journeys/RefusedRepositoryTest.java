package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.model.Repository.RepositoryFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that can not take a migration are told before anything is written to either of them. */
@Tag("slow")
final class RefusedRepositoryTest {
    private static final RepositoryFlags ARCHIVED = new RepositoryFlags(false, true, true);
    private static final RepositoryFlags WITHOUT_ISSUES = new RepositoryFlags(false, false, false);

    @TempDir
    private Path folder;

    @Test
    void everything_that_is_wrong_with_both_repositories_is_told_at_once() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.hub().hands().set(SimulatedWorkspace.STAGING, ARCHIVED);
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, WITHOUT_ISSUES);
            workspace.ferry("export").exits(0);
            workspace
                    .ferry("import")
                    .exits(5)
                    .says(
                            "staging " + SimulatedWorkspace.STAGING + ": it is archived",
                            "target " + SimulatedWorkspace.TARGET + ": issues are switched off");
            nothingWasWritten(workspace);
        }
    }

    @Test
    void a_target_archived_after_the_import_refuses_the_transfer_and_nothing_is_moved() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "2").exits(0);
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, ARCHIVED);
            workspace.ferry("transfer").exits(5).says("target " + SimulatedWorkspace.TARGET + ": it is archived");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(2);
            workspace.hub().hands().set(SimulatedWorkspace.TARGET, new RepositoryFlags(false, false, true));
            workspace.ferry("transfer").exits(0);
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .hasSize(2);
        }
    }

    @Test
    void staging_and_target_must_be_two_repositories() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure(
                    "target: { repository: " + SimulatedWorkspace.TARGET,
                    "target: { repository: " + SimulatedWorkspace.STAGING);
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("import").says("one repository").exit()).isIn(3, 5);
            nothingWasWritten(workspace);
        }
    }

    @Test
    void a_migration_keeps_the_repositories_that_it_was_begun_with() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder, SimulatedWorkspace.usual().repository("example/other").repository("example/other-staging"))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "2").exits(0);
            String target = "target: { repository: " + SimulatedWorkspace.TARGET;
            workspace.configure(target, "target: { repository: example/other");
            for (String stage : List.of("import", "transfer", "rewrite", "verify")) {
                workspace
                        .ferry(stage)
                        .exits(3)
                        .says(
                                "example/other as target",
                                "begun with " + SimulatedWorkspace.TARGET,
                                "Put " + SimulatedWorkspace.TARGET + " back",
                                "ferry import --new");
            }
            workspace.configure("target: { repository: example/other", target);
            String staging = "staging: { repository: " + SimulatedWorkspace.STAGING;
            workspace.configure(staging, "staging: { repository: example/other-staging");
            workspace.ferry("import").exits(3).says("goes through " + SimulatedWorkspace.STAGING, "ferry import --new");
            assertThat(workspace.hub().state().issues("example/other-staging")).isEmpty();
            workspace.ferry("import", "--new", "--limit", "1").exits(0);
            assertThat(workspace.hub().state().issues("example/other-staging")).hasSize(1);
        }
    }

    private static void nothingWasWritten(SimulatedWorkspace workspace) {
        assertThat(workspace.hub().state().labels(SimulatedWorkspace.STAGING)).isEmpty();
        assertThat(workspace.hub().state().labels(SimulatedWorkspace.TARGET)).isEmpty();
        assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING)).isEmpty();
    }
}
