package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.PlannedItem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tester's tries stand side by side in one workspace, each in a staging repository of its own. */
@Tag("slow")
final class SeveralTriesTest {
    private static final String SECOND = "example/try-2";

    @TempDir
    private Path folder;

    @Test
    void a_second_try_in_another_repository_is_carried_to_its_end_without_an_edit_of_ferry_yaml() throws IOException {
        try (SimulatedWorkspace workspace = twoRepositories()) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "3").exits(0);
            workspace
                    .ferry("import", "--staging", SECOND, "--limit", "2")
                    .exits(3)
                    .says("--staging names " + SECOND, "ferry import --new --staging " + SECOND);
            workspace
                    .ferry("import", "--new", "--staging", SECOND, "--limit", "2")
                    .exits(0)
                    .says(" begins");
            // Without --new it goes on.
            workspace
                    .ferry("import", "--staging", SECOND, "--limit", "4")
                    .exits(0)
                    .says(" goes on");
            assertThat(workspace.hub().state().issues(SECOND)).hasSize(4);
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(3);

            // ferry.yaml names the first one.
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"imported\":3");
            String second = id(workspace
                    .ferry("status", "--json", "--staging", SECOND)
                    .exits(0)
                    .out());
            assertThat(workspace.ferry("status", "--all").exits(0).out())
                    .contains("example/issues-staging -> example/project: 3 imported")
                    .contains(second, "example/try-2 -> example/project: 4 imported");

            workspace.ferry("verify", "--migration", second).exits(0);
            workspace.ferry("transfer", "--migration", second).exits(0);
            workspace.ferry("rewrite", "--staging", SECOND).exits(0);
            workspace.ferry("verify", "--staging", SECOND).exits(0);
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .hasSize(4);
            assertThat(workspace
                            .ferry("map", "--migration", second)
                            .exits(0)
                            .out()
                            .lines())
                    .hasSize(5);
            assertThat(workspace.ferry("retry", "--migration", second).exits(0).out())
                    .contains("0 items");
            workspace.ferry("failures", "--staging", SECOND).exits(0).says("Nothing failed");
        }
    }

    @Test
    void names_that_contradict_each_other_are_usage_errors_and_begin_nothing() throws IOException {
        try (SimulatedWorkspace workspace = twoRepositories()) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "1").exits(0);
            String first = id(workspace.ferry("status", "--json").exits(0).out());
            workspace
                    .ferry("transfer", "--migration", first, "--staging", SECOND)
                    .exits(2)
                    .says(first + " goes through example/issues-staging");
            workspace
                    .ferry("import", "--new", "--migration", first)
                    .exits(2)
                    .says("--new begins a migration with an ID of its own");
            workspace
                    .ferry("status", "--staging", "nothing")
                    .exits(2)
                    .says("--staging: not a repository name: 'nothing'; write owner/name");
            workspace
                    .ferry("failures", "--staging", SECOND)
                    .exits(2)
                    .says("no migration through " + SECOND, first, "example/issues-staging");
            assertThat(workspace.ferry("status", "--all", "--json").exits(0).out())
                    .contains(first)
                    .doesNotContain(SECOND);
        }
    }

    @Test
    void a_name_that_no_repository_can_have_is_a_usage_error_and_begins_nothing() throws IOException {
        try (SimulatedWorkspace workspace = twoRepositories()) {
            workspace.ferry("export").exits(0);
            workspace
                    .ferry("import", "--new", "--staging", "../x")
                    .exits(2)
                    .says("--staging: not a repository name: '../x'; write owner/name");
            workspace
                    .ferry("recover", "--list", "--staging", "../x")
                    .exits(2)
                    .says("--staging: not a repository name: '../x'; write owner/name");
            try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "ferry status", Clock.systemUTC())) {
                assertThat(ledger.view().migrations()).isEmpty();
            }
        }
    }

    @Test
    void the_same_command_with_new_does_not_make_everything_once_more_when_it_was_stopped() throws IOException {
        try (SimulatedWorkspace workspace = twoRepositories()) {
            workspace.ferry("export").exits(0);
            workspace
                    .ferry("import", "--new", "--staging", SECOND, "--limit", "2")
                    .exits(0);
            String begun = id(workspace
                    .ferry("status", "--json", "--staging", SECOND)
                    .exits(0)
                    .out());
            planOneMore(begun);

            workspace
                    .ferry("import", "--new", "--staging", SECOND, "--limit", "1")
                    .exits(2)
                    .says(
                            begun + " through " + SECOND + " is not imported to its end",
                            "`ferry import --migration " + begun + "`");
            workspace.ferry("import", "--new", "--limit", "1").exits(0);
            workspace
                    .ferry("import", "--new", "--staging", SECOND, "--limit", "1", "--yes")
                    .exits(0);
            assertThat(workspace.hub().state().issues(SECOND)).hasSize(3);
        }
    }

    /** As a run leaves it that was stopped after planning. */
    private void planOneMore(String migration) {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "ferry import", Clock.systemUTC())) {
            ledger.migration(new MigrationId(migration))
                    .plan(List.of(new PlannedItem(
                            new LegacyId("4711"),
                            Instant.EPOCH,
                            "planned",
                            Optional.empty(),
                            new Sha256("0".repeat(64)))));
        }
    }

    private SimulatedWorkspace twoRepositories() throws IOException {
        return SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().repository(SECOND));
    }

    private static String id(String status) throws IOException {
        return new ObjectMapper().readTree(status).path("migration").asText();
    }
}
