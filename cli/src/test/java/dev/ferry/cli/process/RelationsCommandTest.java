package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.model.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What issues of the sample tracker have to do with each other is shown in the final repository, and the command tells what it did. */
@Tag("slow")
final class RelationsCommandTest {
    private static final String BLOCKED_BY = "/dependencies/blocked_by";

    @TempDir
    Path folder;

    private static void carryOver(SimulatedWorkspace workspace) throws IOException {
        workspace.ferry("export").exits(0);
        workspace.ferry("import").exits(0);
        workspace.ferry("transfer").exits(0);
        workspace.ferry("rewrite").exits(0);
    }

    private static long related(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(SimulatedWorkspace.TARGET).stream()
                .filter(issue ->
                        !issue.blockedBy().isEmpty() || issue.duplicateOf().isPresent())
                .count();
    }

    private static IssueView of(SimulatedWorkspace workspace, int legacy) {
        return workspace.hub().state().issues(SimulatedWorkspace.TARGET).stream()
                .filter(issue -> issue.body().contains(" issue:" + legacy + " -->"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_plan_changes_nothing_a_run_sets_each_once_and_another_run_nothing() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder, SimulatedWorkspace.usual())) {
            carryOver(workspace);
            long before = workspace.hub().state().requestCount();

            String plan = workspace.ferry("relations", "--plan").exits(0).out();
            long asked = workspace.hub().state().requestCount() - before;

            assertThat(plan)
                    .contains(
                            "Would set 8 relations:",
                            "blocked by another issue: 5",
                            "changes: 8",
                            "an issue that was not imported; set by the same command once it was: 3");
            assertThat(related(workspace)).isZero();
            assertThat(workspace.ferry("verify").exits(0).out()).contains("Not set yet: 8 relations (");
            assertThat(asked).isLessThan(10);

            String run = workspace.ferry("relations").exits(0).out();

            // Two that wait for each other are too much for the simulated server: one is an entry of a list.
            assertThat(run)
                    .contains(
                            "Set 8 relations:",
                            "blocked by another issue: 4",
                            "entries of task lists: 1",
                            "closed as a duplicate: 3");
            assertThat(of(workspace, 10).blockedBy()).contains(of(workspace, 11).number());
            assertThat(of(workspace, 11).body())
                    .contains("**Depends on**", "- [x] #" + of(workspace, 10).number());
            assertThat(workspace.ferry("status").exits(0).out()).contains("relations     8 set");
            assertThat(workspace.ferry("verify").exits(0).out()).doesNotContain("Not set yet");
            assertThat(workspace.ferry("relations").exits(0).out()).contains("Set 0 relations", "set before: 8");
            workspace.ferry("verify").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void what_was_not_done_by_the_rules_of_ferry_yaml_is_closed_as_not_planned() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder, SimulatedWorkspace.usual())) {
            workspace.configure(
                    "preset: bpo",
                    "preset: bpo, state: { reasons: [ { property: status, value: closed, reason: not_planned } ] }");
            carryOver(workspace);
            workspace.ferry("verify").exits(0);
            long closed = workspace.hub().state().issues(SimulatedWorkspace.TARGET).stream()
                    .filter(issue -> !issue.open())
                    .count();
            // Three are closed as duplicates, and one was superseded by an issue that is not in this migration.
            String wanted = "closed as not planned: " + (closed - 4);
            assertThat(workspace.ferry("relations", "--plan").exits(0).out()).contains(wanted);

            assertThat(workspace.ferry("relations").exits(0).out()).contains(wanted, "closed as a duplicate: 3");

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .filteredOn(issue -> issue.stateReason().equals("NOT_PLANNED"))
                    .hasSize((int) closed - 4);
            assertThat(workspace.ferry("relations").exits(0).out()).contains("Set 0 relations");
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void what_the_rules_of_ferry_yaml_lock_is_locked_at_the_end() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder, SimulatedWorkspace.usual())) {
            workspace.configure(
                    "preset: bpo", "preset: bpo, lock: [ { property: status, value: closed, reason: too heated } ]");
            carryOver(workspace);
            workspace.ferry("verify").exits(0);
            long closed = workspace.hub().state().issues(SimulatedWorkspace.TARGET).stream()
                    .filter(issue -> !issue.open())
                    .count();
            int already = of(workspace, 12).number();
            workspace.hub().hands().lock(SimulatedWorkspace.TARGET, already, Optional.of("spam"), "moderator");
            assertThat(workspace.ferry("relations", "--plan").exits(0).out())
                    .contains("locked: " + closed, "changes: " + (closed + 8));

            assertThat(workspace.ferry("relations").exits(0).out())
                    .contains(
                            "locked: " + (closed - 1),
                            "closed as a duplicate: 3",
                            "locked already for another reason, or on staging, and left so: 1");

            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .filteredOn(issue -> issue.lockReason().equals(Optional.of("too heated")))
                    .hasSize((int) closed - 1)
                    .noneMatch(IssueView::open);
            assertThat(workspace.ferry("relations").exits(0).out()).contains("Set 0 relations");
            assertThat(workspace.ferry("status").exits(0).out()).contains(8 + closed - 1 + " set");
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void one_that_is_refused_is_named_and_set_by_the_same_command() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder, SimulatedWorkspace.usual())) {
            carryOver(workspace);
            workspace.hub().faults().next(Faults.call("POST", BLOCKED_BY), Fault.statusBefore(403));

            FerryProcess.Result result = workspace.ferry("relations").exits(6);

            assertThat(result.out() + result.err()).contains("1 relation failed", " blocked by ", "403");
            assertThat(workspace.ferry("status").exits(0).out()).contains("7 set, 1 failed");
            assertThat(workspace.ferry("relations").exits(0).out()).contains("Set 1 relation:");
        }
    }

    @Test
    void a_server_without_dependencies_is_told_with_the_way_on() throws IOException {
        try (SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().withoutDependencies())) {
            carryOver(workspace);
            workspace.ferry("relations").exits(3).says("dependencies: task-list");

            Path configuration = workspace.folder().resolve("ferry.yaml");
            Files.writeString(
                    configuration,
                    Files.readString(configuration)
                            .replace("preset: bpo", "preset: bpo, relations: { dependencies: task-list }"));

            assertThat(workspace.ferry("relations").exits(0).out()).contains("entries of task lists: 5");
            workspace.ferry("verify").exits(0);
        }
    }

    @Test
    void where_closing_dates_would_be_lost_it_says_so_and_how_to_take_that() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(
                folder, SimulatedWorkspace.usual().with(Switch.CLOSING_AGAIN_MOVES_CLOSED_AT))) {
            carryOver(workspace);

            FerryProcess.Result result = workspace.ferry("relations").exits(6);

            assertThat(result.out() + result.err())
                    .contains("with a new closing date", "2 issues left as they are. `ferry relations --new-dates`");
            assertThat(workspace.ferry("relations", "--new-dates").exits(0).out())
                    .contains("closed as a duplicate: 2");
            workspace.ferry("verify").exits(0);
        }
    }
}
