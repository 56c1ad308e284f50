package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One issue is looked at and changed through the API; what the migration did not make stays as it is. */
@Tag("slow")
final class IssueCommandTest {
    @Test
    void verify_knows_a_lock_that_was_set_and_taken_away_on_purpose() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.hub().faults().next(Faults.call("PUT", "/lock"), Fault.statusBefore(422));
            workspace.ferry("issue", "lock", "3", "--reason", "spam").exits(5);
            workspace.ferry("verify").exits(0);
            workspace.ferry("issue", "lock", "3", "--reason", "spam").exits(0);
            workspace.ferry("verify").exits(0);
            workspace.ferry("issue", "lock", "3", "--off").exits(0);
            workspace.ferry("verify").exits(0);
        }
    }

    private static final String STAGING = SimulatedWorkspace.STAGING;
    private static final String TARGET = SimulatedWorkspace.TARGET;

    @TempDir
    Path folder;

    @Test
    void an_issue_of_the_migration_is_shown_and_changed_by_its_old_id_though_answers_are_lost() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "3").exits(0);
            assertThat(workspace.ferry("issue", "show", "3").exits(0).out())
                    .contains(STAGING + "#1  ", "origin        issue 3", "<!-- ferry ");
            workspace.ferry("transfer").exits(0);
            assertThat(workspace.ferry("issue", "show", "3").exits(0).out()).contains(TARGET + "#1  ");
            workspace.ferry("issue", "show", "3", "--staging").exits(5).says("was moved to ");
            workspace.ferry("issue", "show", "4711").exits(2).says("has no issue 4711");
            workspace.ferry("issue", "show").exits(2).says("which issue?");

            lose(workspace, Fault.dropAfter());
            workspace
                    .ferry("issue", "edit", "3", "--title", "A title that fits")
                    .exits(0);
            assertThat(there(workspace).title()).isEqualTo("A title that fits");
            Files.writeString(folder.resolve("text.md"), "Other words\n");
            lose(workspace, Fault.dropBefore());
            workspace
                    .ferry(
                            "issue",
                            "edit",
                            "3",
                            "--body-file",
                            folder.resolve("text.md").toString())
                    .exits(0);
            assertThat(there(workspace).body())
                    .startsWith("Other words\n\n<!-- ferry ")
                    .endsWith(" issue:3 -->");

            workspace.ferry("issue", "reopen", "3").exits(0);
            assertThat(there(workspace).open()).isTrue();
            lose(workspace, Fault.statusAfter(502));
            workspace.ferry("issue", "close", "3", "--reason", "not_planned").exits(0);
            assertThat(there(workspace).open()).isFalse();
            assertThat(workspace
                            .ferry("issue", "close", "3", "--reason", "not_planned")
                            .exits(0)
                            .out())
                    .contains("it is so already");
            workspace.hub().faults().next(Faults.call("PUT", "/lock"), Fault.dropAfter());
            workspace.ferry("issue", "lock", "3", "--reason", "too heated").exits(0);
            assertThat(there(workspace).locked()).isTrue();
            workspace.ferry("issue", "lock", "3", "--off").exits(0);
            assertThat(there(workspace).locked()).isFalse();

            workspace.ferry("issue", "delete", "3").exits(2).says("Nothing was changed", "--yes-i-mean 1");
            workspace
                    .ferry("issue", "delete", "3", "--yes-i-mean", "3")
                    .exits(2)
                    .says("Nothing was changed");
            workspace.hub().faults().next(Faults.graphQl("deleteIssue"), Fault.dropAfter());
            workspace.ferry("issue", "delete", "3", "--yes-i-mean", "1").exits(0);
            assertThat(workspace.hub().state().number(TARGET, 1)).isEqualTo("deleted");
            workspace.ferry("issue", "show", "3").exits(5).says("was deleted");
            assertThat(workspace.hub().faults().outstanding()).isZero();
        }
    }

    @Test
    void a_text_that_github_refuses_does_not_count_as_peoples_and_one_that_may_be_there_does() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "3").exits(0);
            String[] edit = {
                "issue", "edit", "3", "--body-file", folder.resolve("text.md").toString()
            };
            Files.writeString(folder.resolve("text.md"), "x".repeat(70_000));
            workspace.ferry(edit).exits(5);
            assertThat(countsAsPeoples()).isFalse();
            workspace.hub().faults().next(Faults.call("PATCH", "/issues/1"), Fault.statusBefore(401));
            workspace.ferry(edit).exits(5);
            assertThat(countsAsPeoples()).isFalse();

            // An unknown outcome, then a refusal: the first may take effect yet.
            lose(workspace, Fault.dropBefore());
            workspace.ferry(edit).exits(5);
            assertThat(countsAsPeoples()).isTrue();
            workspace.ferry(edit).exits(5);
            assertThat(countsAsPeoples()).isTrue();
        }
    }

    private boolean countsAsPeoples() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ferry.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM note WHERE name LIKE 'edited by people: %' AND value = 'yes'")) {
            return rows.next();
        }
    }

    @Test
    void another_reason_is_set_while_it_is_locked_though_the_answer_is_lost() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "3").exits(0);
            workspace.ferry("issue", "lock", "3").exits(0);
            assertThat(workspace.ferry("issue", "show", "3").exits(0).out())
                    .contains(", locked")
                    .doesNotContain("locked (");
            workspace.ferry("issue", "lock", "3", "--reason", "too heated").exits(0);
            workspace.hub().faults().next(Faults.call("PUT", "/lock"), Fault.dropBefore());

            workspace.ferry("issue", "lock", "3", "--reason", "spam").exits(0);

            assertThat(workspace.ferry("issue", "show", "3").exits(0).out()).contains(", locked (spam)");
            assertThat(workspace.hub().faults().outstanding()).isZero();
            assertThat(workspace
                            .ferry("issue", "lock", "3", "--reason", "spam")
                            .exits(0)
                            .out())
                    .contains("it is so already");
            // Without a reason any will do.
            assertThat(workspace.ferry("issue", "lock", "3").exits(0).out()).contains("it is so already");
        }
    }

    @Test
    void an_issue_of_somebody_else_is_changed_only_when_that_is_meant() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1").exits(0);
            int number = workspace.hub().hands().openIssue(TARGET, "stranger", "Mine", "My own words");
            String named = Integer.toString(number);

            workspace.ferry("issue", "close", "--number", named).exits(2).says("--staging or --target");
            workspace
                    .ferry("issue", "close", "--target", "--number", named)
                    .exits(2)
                    .says("is not of this migration: stranger opened it", "--stranger");
            workspace
                    .ferry("issue", "delete", "--target", "--number", named, "--yes-i-mean", named)
                    .exits(2)
                    .says("--stranger");
            assertThat(workspace
                            .hub()
                            .state()
                            .issue(TARGET, number)
                            .orElseThrow()
                            .open())
                    .isTrue();

            workspace
                    .ferry("issue", "close", "--target", "--number", named, "--stranger")
                    .exits(0);
            assertThat(workspace
                            .hub()
                            .state()
                            .issue(TARGET, number)
                            .orElseThrow()
                            .open())
                    .isFalse();
        }
    }

    @Test
    void an_issue_of_somebody_else_with_a_copied_marker_is_a_strangers() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "3").exits(0);
            String copy = workspace.hub().state().issues(STAGING).get(0).body();
            int number = workspace.hub().hands().openIssue(STAGING, "stranger", "Copied", copy);
            String[] close = {"issue", "close", "--staging", "--number", Integer.toString(number)};

            workspace.ferry(close).exits(2).says("--stranger");

            assertThat(workspace.hub().state().issues(STAGING).get(1).open()).isTrue();
        }
    }

    private static void lose(SimulatedWorkspace workspace, Fault fault) {
        workspace.hub().faults().next(Faults.call("PATCH", "/issues/1"), fault);
    }

    private static IssueView there(SimulatedWorkspace workspace) {
        return workspace.hub().state().issue(TARGET, 1).orElseThrow();
    }
}
