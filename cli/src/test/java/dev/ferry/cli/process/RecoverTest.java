package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that is lost but for its configuration and the archive, and the way back to the end. */
@Tag("slow")
class RecoverTest {
    @TempDir
    Path folder;

    @Test
    void a_migration_whose_disk_was_lost_twice_ends_verified_with_its_map() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1-6").exits(0);
            String migration = migration(workspace);
            loseAll();

            workspace.ferry("transfer").exits(2).says("begin one with");
            assertThat(workspace.ferry("recover", "--list").exits(0).out())
                    .contains(
                            migration + "  begun ",
                            "6 issues in example/issues-staging, 0 in example/project",
                            "ferry-bot");
            workspace.ferry("recover").exits(2).says("--list");
            workspace.ferry("recover", "nonsense").exits(2).says("not a migration ID");
            assertThat(workspace.ferry("recover", migration).exits(0).out())
                    .contains("found 6 issues", "6 in example/issues-staging, whole", "Next: ferry import");
            workspace.ferry("recover", migration).exits(2).says("already");

            assertThat(workspace.ferry("import").exits(0).err()).contains("Migration " + migration + " goes on");
            workspace.ferry("transfer").exits(0);
            List<String> map = workspace.ferry("map").exits(0).out().lines().toList();
            loseAll();

            assertThat(workspace
                            .ferry("recover", migration, "--archive", "archive.zip")
                            .exits(0)
                            .out())
                    .contains("in example/project", "Next: ferry rewrite");
            assertThat(workspace.ferry("map").exits(0).out().lines().toList()).isEqualTo(map);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .extracting(IssueView::title)
                    .hasSize(map.size() - 1);
            assertThat(workspace.hub().state().violations()).isEmpty();
        }
    }

    @Test
    void an_import_after_a_recovery_that_was_cut_short_does_not_make_everything_again() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "2").exits(0);
            String migration = migration(workspace);
            loseAll();
            // The final repository is listed after staging.
            workspace
                    .hub()
                    .faults()
                    .next(Faults.graphQl("project").and(Faults.graphQl("comments")), Fault.statusBefore(401));
            workspace.ferry("recover", migration).exits(5);
            // Again, and it does not even get to ask: what it found the first time is forgotten.
            workspace.hub().faults().next(Faults.graphQl("comments"), Fault.statusBefore(401));
            workspace.ferry("recover", migration).exits(5);

            workspace.ferry("import").exits(2).says("a recovery was begun");

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(2);
            workspace.ferry("recover", migration).exits(0);
            workspace.ferry("import", "--limit", "2").exits(0).says("Migration " + migration + " goes on");
        }
    }

    @Test
    void two_migrations_through_one_repository_come_back_one_after_the_other() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "2").exits(0);
            String first = migration(workspace);
            workspace.ferry("import", "--new", "--limit", "3").exits(0);
            loseAll();

            String list = workspace.ferry("recover", "--list").exits(0).out();
            String second = list.lines()
                    .map(line -> line.split(" ")[0])
                    .filter(id -> !id.equals(first))
                    .findFirst()
                    .orElseThrow();
            assertThat(workspace.ferry("recover", first).exits(0).out()).contains("found 2 issues");
            assertThat(workspace.ferry("recover", second).exits(0).out()).contains("found 3 issues");

            assertThat(workspace
                            .ferry("status", "--json", "--migration", second)
                            .exits(0)
                            .out())
                    .contains("\"imported\":3");
            workspace.ferry("recover", "0".repeat(26)).exits(2).says("bears the marker");
        }
    }

    @Test
    void a_migration_by_plain_issues_goes_on_by_plain_issues_and_needs_no_administrator() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder,
                SimulatedGitHub.builder()
                        .withoutImportApi()
                        .repository(SimulatedWorkspace.STAGING)
                        .repository(SimulatedWorkspace.TARGET)
                        .token(SimulatedWorkspace.TOKEN, "ferry-bot", Permission.PUSH))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "3", "--driver", "rest").exits(0);
            String migration = migration(workspace);
            loseAll();

            workspace
                    .ferry("recover", migration)
                    .exits(0)
                    .says("driver rest: the text of issue ", "shows when it was opened");
            workspace.ferry("import").exits(0).says("The plain API notifies");
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .allSatisfy(issue -> assertThat(issue.body()).contains("\nOpened | "));
        }
    }

    private static String migration(SimulatedWorkspace workspace) {
        String json = workspace.ferry("status", "--json").exits(0).out();
        int start = json.indexOf("\"migration\":\"") + "\"migration\":\"".length();
        return json.substring(start, start + 26);
    }

    /** Everything but what the operator has elsewhere. */
    private void loseAll() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("ferry.yaml") && !file.endsWith("archive.zip"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
