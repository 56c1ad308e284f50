package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers foreseen, as the operator sees them. */
@Tag("slow")
final class ForecastCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void what_is_foreseen_is_what_comes() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.hub().hands().openIssue(SimulatedWorkspace.TARGET, "dora", "an issue of before", "words");
            workspace.hub().hands().openPullRequest(SimulatedWorkspace.TARGET, "dora", "a pull request of before");
            JsonNode before =
                    JSON.readTree(workspace.ferry("forecast", "--json").exits(0).out());
            assertThat(before.path("next").asInt()).isEqualTo(3);
            assertThat(before.path("saves").path("texts").asInt()).isPositive();
            assertThat(before.path("written").isNull()).isTrue();
            workspace.ferry("import", "--references", "forecast").exits(0).says("Foreseen: example/project#3 to #");
            workspace.ferry("import", "--references", "legacy").exits(2).says("keeps to it");
            assertThat(workspace.ferry("forecast").exits(0).out()).contains("that holds");
            workspace.ferry("verify").exits(0);
            workspace.ferry("transfer").exits(0);
            assertThat(workspace.ferry("rewrite", "--plan").exits(0).out()).contains("Would edit 0 texts");
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            List<String> map = workspace.ferry("map").exits(0).out().lines().toList();
            for (int row = 1; row < map.size(); row++) {
                assertThat(map.get(row).split(",")[3]).isEqualTo(Integer.toString(row + 2));
            }
            assertThat(before.path("last").asInt()).isEqualTo(map.size() + 1);
            assertThat(workspace.hub().state().violations()).isEmpty();
        }
    }

    @Test
    void a_stranger_in_between_is_told_with_7_and_the_rewrite_mends_it() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("staging: { repository: ", "staging: { references: forecast, repository: ");
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.hub().hands().openPullRequest(SimulatedWorkspace.TARGET, "dora", "just in between");
            String told = workspace.ferry("forecast").exits(7).out();
            assertThat(told).contains("that does not hold any more", "1 higher than foreseen", "edits these");
            workspace.ferry("transfer", "--forecast-shifted").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            workspace.ferry("forecast").exits(0);
        }
    }

    @Test
    void while_issues_are_on_their_way_nothing_can_be_foreseen() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--references", "forecast").exits(0);
            // As a transfer leaves it that was killed.
            say("UPDATE item SET state = 'MOVING' WHERE key IN (SELECT key FROM item ORDER BY position LIMIT 3)");

            String told = workspace.ferry("forecast").exits(6).out();
            assertThat(told)
                    .contains("may be there already or not", "`ferry transfer` looks")
                    .doesNotContain("holds");

            JsonNode json =
                    JSON.readTree(workspace.ferry("forecast", "--json").exits(6).out());
            assertThat(json.path("onTheirWay").asInt()).isEqualTo(3);
            assertThat(json.path("first").isNull() && json.path("written").isNull())
                    .isTrue();

            say("UPDATE item SET state = 'IMPORTED' WHERE state = 'MOVING'");
            assertThat(workspace.ferry("forecast").exits(0).out()).contains("that holds");
        }
    }

    private void say(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ferry.db"));
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void wrong_wishes_end_before_anything_is_planned() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("forecast").exits(3).says("ferry export");
            workspace.ferry("export").exits(0);
            workspace.ferry("forecast", "--next-number", "0").exits(2);
            workspace.ferry("import", "--references", "guess").exits(2).says("'legacy' or 'forecast'");
            workspace.ferry("import", "--next-number", "7").exits(2).says("--references forecast");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();
            String named = workspace
                    .ferry("import", "--references", "forecast", "--next-number", "700")
                    .exits(0)
                    .err();
            assertThat(named).contains("example/project#700 to #");
            workspace.ferry("forecast", "--next-number", "700").exits(0);
            assertThat(workspace.ferry("forecast").exits(7).out()).contains("lower than foreseen");
        }
    }

    @Test
    void numbers_that_can_not_come_are_refused() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace
                    .ferry("import", "--limit", "3", "--references", "forecast")
                    .exits(0);
            workspace
                    .ferry("import", "--limit", "3", "--next-number", "50")
                    .exits(2)
                    .says("texts are written already, with #1 as the next number", "begin anew with --new");
            workspace.ferry("import", "--limit", "3", "--next-number", "1").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace
                    .ferry("import", "--next-number", "3")
                    .exits(2)
                    .says("an issue of this migration has #3 already, so the next one is higher");
            workspace
                    .ferry("import", "--next-number", "4")
                    .exits(0)
                    .says("anew for what is sent from now on", "named by --next-number");
        }
    }
}
