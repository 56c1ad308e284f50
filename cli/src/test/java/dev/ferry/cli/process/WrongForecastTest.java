package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts name numbers that come otherwise: nothing is moved before the operator knows it. */
@Tag("slow")
final class WrongForecastTest {
    private static final String AGAIN = "example/issues-again";
    private static final String EDITS = "`ferry rewrite` edits ";

    @TempDir
    private Path folder;

    private SimulatedWorkspace workspace;

    @BeforeEach
    void export() throws IOException {
        workspace = SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().repository(AGAIN));
        workspace.ferry("export").exits(0);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void before_the_first_issue_it_stops_and_goes_on_where_that_is_wanted() {
        imported();
        aStranger();

        workspace
                .ferry("transfer")
                .exits(7)
                .says(
                        "example/project gives #2 next, and texts are written with #1 for the next issue",
                        "others took some. Nothing was moved",
                        " would name a wrong number. Two ways on:",
                        "`ferry transfer --forecast-shifted`",
                        "`ferry undo`, then `ferry import --new --references forecast`");
        workspace.ferry("transfer", "--canary", "2").exits(7);
        assertThat(moved()).isZero();

        FerryProcess.Result all =
                workspace.ferry("transfer", "--forecast-shifted").exits(0);

        all.says("it goes on, as --forecast-shifted says: " + EDITS);
        assertThat(all.out()).contains("issues got another number than foreseen", EDITS);
        workspace.ferry("rewrite").exits(0);
        workspace.ferry("verify").exits(0);
        assertThat(workspace.ferry("transfer").exits(0).out()).doesNotContain("foreseen");
    }

    @Test
    void imported_anew_the_numbers_are_right() {
        imported();
        aStranger();
        workspace.ferry("transfer").exits(7);

        workspace
                .ferry("import", "--new", "--staging", AGAIN, "--references", "forecast")
                .exits(0);

        workspace.ferry("transfer", "--staging", AGAIN, "--canary", "2").exits(0);
        workspace.ferry("transfer", "--staging", AGAIN).exits(0);
        assertThat(workspace
                        .ferry("rewrite", "--staging", AGAIN, "--plan")
                        .exits(0)
                        .out())
                .contains("Would edit 0 texts");
    }

    @Test
    void imported_anew_as_it_offers_behind_a_canary_each_issue_is_there_once() {
        imported();
        workspace.ferry("transfer", "--canary", "2").exits(0);
        aStranger();
        workspace.ferry("transfer").exits(7).says("`ferry undo`, then `ferry import --new --references forecast`");

        workspace
                .ferry("undo", "--yes-i-mean", SimulatedWorkspace.STAGING, "--yes-i-mean", SimulatedWorkspace.TARGET)
                .exits(0);
        workspace.ferry("import", "--new", "--references", "forecast").exits(0);

        workspace.ferry("transfer").exits(0);
        assertThat(workspace.ferry("rewrite", "--plan").exits(0).out()).contains("Would edit 0 texts");
        workspace.ferry("rewrite").exits(0);
        workspace.ferry("verify").exits(0);
        assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING)).isEmpty();
        assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                .extracting(issue -> issue.title())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_canary_with_other_numbers_stops_with_the_offer_and_so_does_the_transfer_behind_it() {
        imported();
        workspace.ferry("transfer", "--canary", "2").exits(0);
        aStranger();
        // The next look is at the number: the canary stops before it moves anything.
        workspace.ferry("transfer", "--canary", "2").exits(7).says("example/project gives #4 next");
        workspace
                .ferry("transfer")
                .exits(7)
                .says("are deleted, the 2 in example/project too, and written on staging once more");
        assertThat(moved()).isEqualTo(2);

        // A stranger between the look and the move.
        workspace.ferry("transfer", "--canary", "1", "--forecast-shifted").exits(0);
        aStranger();
        workspace.ferry("transfer", "--forecast-shifted").exits(0);
        workspace.ferry("rewrite").exits(0);
        workspace.ferry("verify").exits(0);
    }

    @Test
    void a_number_taken_behind_a_transfer_that_ended_before_it_moved_anything_behind_a_canary_stops_the_next_one() {
        imported();
        workspace.ferry("transfer", "--canary", "2").exits(0);
        workspace.hub().faults().next(Faults.graphQl("m0: transferIssue"), Fault.statusBefore(401));
        workspace.ferry("transfer").exits(5);
        aStranger();

        workspace.ferry("transfer").exits(7).says("example/project gives #4 next");

        assertThat(moved()).isEqualTo(2);
    }

    @Test
    void where_the_import_left_out_the_oldest_the_number_of_the_one_that_is_moved_counts() throws SQLException {
        imported();
        leaveOutTheFirst();
        assertThat(workspace.ferry("forecast").exits(7).out()).contains("1 lower than foreseen");

        workspace
                .ferry("transfer")
                .exits(7)
                .says(
                        "example/project gives #1 next, and texts are written with #2 for the next issue",
                        "it is lower than foreseen",
                        "would name a wrong number");

        assertThat(moved()).isZero();
        workspace.ferry("import").exits(0);
        workspace.ferry("transfer").exits(0);
        assertThat(workspace.ferry("rewrite", "--plan").exits(0).out()).contains("Would edit 0 texts");
    }

    /** As an import leaves it that was stopped before the first issue's turn came again. */
    private void leaveOutTheFirst() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ferry.db"));
                Statement statement = connection.createStatement()) {
            String first = "(SELECT key FROM item ORDER BY position LIMIT 1)";
            try (ResultSet row = statement.executeQuery("SELECT staging_number FROM item WHERE key = " + first)) {
                assertThat(row.next()).isTrue();
                workspace.hub().hands().deleteIssue(SimulatedWorkspace.STAGING, row.getInt(1), "ferry-bot");
            }
            statement.execute("DELETE FROM part WHERE item = " + first);
            statement.execute("DELETE FROM written_with WHERE item = " + first);
            statement.execute(
                    "UPDATE item SET state = 'PLANNED', staging_number = NULL, staging_node = NULL WHERE key = "
                            + first);
        }
    }

    @Test
    void numbers_taken_between_the_look_and_the_move_are_told_by_the_canary() {
        imported();
        workspace
                .hub()
                .faults()
                .next(
                        request -> {
                            if (Faults.graphQl("m0: transferIssue").test(request) && moved() == 0) {
                                aStranger();
                            }
                            return false;
                        },
                        Fault.dropBefore());

        FerryProcess.Result canary =
                workspace.ferry("transfer", "--canary", "2").exits(7);

        assertThat(canary.out())
                .contains("2 of 2 issues got another number than foreseen", "Two ways on:", "--forecast-shifted");
        workspace.hub().faults().clear();
        workspace.ferry("transfer").exits(7);
        assertThat(moved()).isEqualTo(2);
        workspace.ferry("transfer", "--forecast-shifted").exits(0);
        workspace.ferry("rewrite").exits(0);
        workspace.ferry("verify").exits(0);
    }

    @Test
    void a_stranger_in_the_middle_stops_nothing_and_the_texts_are_told() {
        imported();
        workspace.hub().faults().next(Faults.graphQl("m1: transferIssue"), Fault.statusBefore(401));
        workspace.ferry("transfer").exits(5);
        assertThat(moved()).isEqualTo(1);
        aStranger();

        assertThat(workspace.ferry("transfer").exits(0).out())
                .contains("1 number in between went to others", "got another number than foreseen", EDITS);

        workspace.ferry("rewrite").exits(0);
        workspace.ferry("verify").exits(0);
    }

    @Test
    void what_is_in_doubt_is_looked_up_before_numbers_are_compared() {
        imported();
        // The first issue is moved, its answer lost, and the look for it refused.
        workspace.hub().faults().next(Faults.graphQl("m0: transferIssue"), Fault.dropAfter());
        workspace.hub().faults().next(WrongForecastTest::isLookUp, Fault.statusBefore(401));
        workspace.ferry("transfer").exits(5);
        assertThat(moved()).isEqualTo(1);

        workspace.ferry("transfer").exits(0);

        assertThat(workspace.ferry("rewrite", "--plan").exits(0).out()).contains("Would edit 0 texts");
    }

    @Test
    void what_was_announced_and_never_left_counts_as_nothing_moved() {
        imported();
        workspace.hub().faults().next(Faults.graphQl("m0: transferIssue"), Fault.dropBefore());
        workspace.hub().faults().next(WrongForecastTest::isLookUp, Fault.statusBefore(401));
        workspace.ferry("transfer").exits(5);
        aStranger();

        workspace.ferry("transfer").exits(7);

        assertThat(moved()).isZero();
    }

    @Test
    void a_number_that_the_server_does_not_show_is_named_by_the_operator() {
        workspace
                .ferry("import", "--references", "forecast", "--next-number", "700")
                .exits(0);
        workspace.ferry("transfer").exits(7).says("lower than foreseen", "say --next-number 700");
        workspace
                .ferry("transfer", "--next-number", "0")
                .exits(2)
                .says("--next-number", "an issue's number is 1 or more, not '0'");
        workspace.ferry("import", "--next-number", "0").exits(2);
        assertThat(workspace
                        .ferry("transfer", "--next-number", "700", "--canary", "1")
                        .exits(7)
                        .out())
                .contains("1 of 1 issue got another number than foreseen");
    }

    private void imported() {
        workspace.ferry("import", "--references", "forecast").exits(0);
    }

    private void aStranger() {
        workspace.hub().hands().openPullRequest(SimulatedWorkspace.TARGET, "dora", "just in between");
    }

    private int moved() {
        return workspace.hub().state().issues(SimulatedWorkspace.TARGET).size();
    }

    /** Where is an issue whose transfer has an unknown outcome? */
    private static boolean isLookUp(Request request) {
        return request.method().equals("GET") && request.path().contains(SimulatedWorkspace.STAGING + "/issues/");
    }
}
