package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Repository.RepositoryFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry import} by plain issues and comments: chosen by the server, by ferry.yaml or on the command line. */
@Tag("slow")
final class PlainImportCommandTest {
    private static final String IMPORT_API = "/import/issues";

    @TempDir
    private Path folder;

    @Test
    void a_server_without_the_import_api_is_noticed_and_the_whole_way_ends_clean() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().withoutImportApi())) {
            workspace.ferry("export").exits(0);

            workspace
                    .ferry("import", "--limit", "5")
                    .exits(0)
                    .says("Driver rest: the server shows no issue import API", "404", "The plain API notifies");
            // It keeps to its driver without asking again, and lets nobody change it.
            workspace
                    .ferry("import", "--driver", "bulk")
                    .exits(3)
                    .says("was begun with the driver 'rest'", "nothing was sent", "--new");
            long asked = asked(workspace);
            assertThat(workspace.ferry("import").exits(0).err()).doesNotContain("Driver ");
            assertThat(asked(workspace)).isEqualTo(asked).isEqualTo(1);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);

            List<IssueView> issues = workspace.hub().state().issues(SimulatedWorkspace.TARGET);
            assertThat(issues)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(issue -> assertThat(issue.body()).contains("\nOpened | "));
            assertThat(workspace.hub().state().violations()).isEmpty();
            assertThat(workspace.ferry("map").exits(0).out().lines()).noneMatch(row -> row.contains(",,"));
            assertThat(Files.readString(folder.resolve("ferry.log"))).doesNotContain(SimulatedWorkspace.TOKEN);
        }
    }

    @Test
    void where_the_server_has_the_import_api_it_is_used_unless_something_else_is_said() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--driver", "fast").exits(2).says("--driver: it is 'auto', 'bulk' or 'rest'");
            workspace.ferry("import", "--limit", "1").exits(0).says("Driver bulk: the server has the issue import API");

            workspace.configure("staging: { repository:", "staging: { driver: rest, repository:");
            workspace.ferry("import", "--limit", "1").exits(3).says("'bulk'", "staging.driver");
            long asked = asked(workspace);
            workspace.ferry("import", "--limit", "1", "--new").exits(0).says("The plain API notifies");
            assertThat(asked(workspace)).isEqualTo(asked);
            assertThat(workspace.hub().state().requests()).containsEntry("POST /repos/{owner}/{repo}/issues", 1L);
        }
    }

    @Test
    void who_is_no_administrator_can_import_by_plain_issues() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder,
                SimulatedGitHub.builder()
                        .repository(SimulatedWorkspace.STAGING)
                        .repository(SimulatedWorkspace.TARGET)
                        .token(SimulatedWorkspace.TOKEN, "ferry-bot", Permission.PUSH))) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "1").exits(5).says("administrator", "driver: rest");

            workspace.ferry("import", "--limit", "1", "--driver", "rest").exits(0);
            workspace.ferry("transfer").exits(0);
        }
    }

    @Test
    void a_plain_import_that_a_repository_stops_says_so_and_asks_for_no_administrator() throws IOException {
        AtomicReference<Runnable> atFirstComment = new AtomicReference<>(() -> {});
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder,
                SimulatedGitHub.builder()
                        .repository(SimulatedWorkspace.STAGING)
                        .repository(SimulatedWorkspace.TARGET)
                        .token(SimulatedWorkspace.TOKEN, "ferry-bot", Permission.PUSH)
                        .observer(exchange -> {
                            if (exchange.method().equals("POST")
                                    && exchange.target().endsWith("/comments")) {
                                atFirstComment.getAndSet(() -> {}).run();
                            }
                        }))) {
            workspace.ferry("export").exits(0);
            atFirstComment.set(() ->
                    workspace.hub().hands().set(SimulatedWorkspace.STAGING, new RepositoryFlags(false, true, true)));

            FerryProcess.Result stopped = workspace
                    .ferry("import", "--driver", "rest", "--limit", "5")
                    .exits(5);

            assertThat(stopped.err())
                    .contains("it is archived and takes no issues; unarchive it in its settings")
                    .doesNotContain("administrator");
            // The next start looks before it sends anything, and for the same.
            assertThat(workspace.ferry("import").exits(5).err())
                    .contains("it is archived and takes no issues")
                    .doesNotContain("administrator");
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"failed\":0");
            workspace.hub().hands().set(SimulatedWorkspace.STAGING, new RepositoryFlags(false, false, true));
            workspace.ferry("import", "--limit", "5").exits(0);
        }
    }

    @Test
    void an_answer_that_does_not_tell_chooses_no_driver() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.hub().faults().next(Faults.call("GET", IMPORT_API), Fault.statusBefore(418));

            workspace.ferry("import", "--limit", "1").exits(5).says(IMPORT_API);

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();
            workspace.hub().faults().next(Faults.call("GET", IMPORT_API), Fault.statusBefore(501));
            workspace.hub().faults().next(Faults.call("GET", IMPORT_API), Fault.statusBefore(501));
            workspace.ferry("import", "--limit", "1").exits(0).says("Driver rest", "501");
        }
    }

    private static long asked(SimulatedWorkspace workspace) {
        return workspace.hub().state().requests().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("GET ") && entry.getKey().endsWith(IMPORT_API))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
