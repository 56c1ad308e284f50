package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import dev.ferry.fixtures.hub.http.Request;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some issues ahead of the rest, as the operator sees them. */
@Tag("slow")
final class CanaryCommandTest {
    @TempDir
    private Path folder;

    private SimulatedWorkspace workspace;

    @BeforeEach
    void export() throws IOException {
        workspace = SimulatedWorkspace.make(folder);
        workspace.ferry("export").exits(0);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void so_many_are_moved_compared_and_shown_and_the_rest_follows() {
        workspace.ferry("import").exits(0);
        int all = workspace.hub().state().issues(SimulatedWorkspace.STAGING).size();

        FerryProcess.Result first = workspace.ferry("transfer", "--canary", "3").exits(0);

        assertThat(first.out())
                .contains("Moved 3 issues", "number  content", "as in the archive", address(3), ": 0 differences")
                .doesNotContain("foreseen", address(4));
        first.says("whoever watches " + SimulatedWorkspace.TARGET
                + " may get a mail for each issue that moves: tell them");
        first.says("`ferry transfer` moves the other " + (all - 3) + " issues", "`ferry transfer --canary 3`");
        assertThat(workspace.ferry("transfer", "--canary", "2").exits(0).out())
                .contains(address(4), address(5))
                .doesNotContain(address(3), address(6));
        assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET)).hasSize(5);
        workspace.ferry("transfer").exits(0).says("Next: `ferry rewrite`");
        assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET)).hasSize(all);
        workspace.ferry("rewrite").exits(0);
        workspace.ferry("verify").exits(0);
        assertThat(workspace.ferry("transfer", "--canary", "2").exits(0).err())
                .as("nothing is left to move")
                .doesNotContain("may get a mail");
    }

    @Test
    void one_that_was_interrupted_moves_what_is_left_of_it_and_shows_all_of_it() {
        workspace.ferry("import").exits(0);
        // The answer to the second document is lost, and so is the look for what it did.
        workspace.hub().faults().next(Faults.graphQl("m1: transferIssue"), Fault.dropAfter());
        workspace.hub().faults().next(CanaryCommandTest::isLookUp, Fault.statusBefore(401));
        workspace.ferry("transfer", "--canary", "5").exits(5);

        assertThat(workspace.ferry("transfer", "--canary", "5").exits(0).out())
                .contains(address(1), address(5), "Compared 5 issues");

        assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET)).hasSize(5);
    }

    @Test
    void what_is_not_as_in_the_archive_ends_it_with_7_and_is_named() {
        workspace.ferry("import").exits(0);
        workspace
                .hub()
                .faults()
                .next(
                        request -> {
                            if (Faults.graphQl("m0: transferIssue").test(request)) {
                                closeAll();
                            }
                            return false;
                        },
                        Fault.dropBefore());

        FerryProcess.Result result =
                workspace.ferry("transfer", "--canary", "9").exits(7);

        assertThat(result.out()).contains(" difference", "): state: expected 'open', found 'closed'");
        result.says("Nothing more was moved", "ferry verify");
        assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET)).hasSize(9);
    }

    private void closeAll() {
        workspace.hub().state().issues(SimulatedWorkspace.STAGING).stream()
                .filter(IssueView::open)
                .forEach(issue ->
                        workspace.hub().hands().closeIssue(SimulatedWorkspace.STAGING, issue.number(), "ferry-bot"));
    }

    @Test
    void numbers_are_compared_with_the_forecast() {
        workspace.ferry("import", "--references", "forecast").exits(0);

        assertThat(workspace.ferry("transfer", "--canary", "2").exits(0).out())
                .containsPattern("number +foreseen")
                .containsPattern("#2 +#2 +as in the archive");
    }

    @Test
    void fewer_than_one_is_refused() {
        workspace.ferry("transfer", "--canary", "0").exits(2).says("--canary: 1 issue or more, not 0");
    }

    private static String address(int number) {
        return "/" + SimulatedWorkspace.TARGET + "/issues/" + number;
    }

    /** Where is an issue whose transfer has an unknown outcome? */
    private static boolean isLookUp(Request request) {
        return request.method().equals("GET") && request.path().contains(SimulatedWorkspace.STAGING + "/issues/");
    }
}
