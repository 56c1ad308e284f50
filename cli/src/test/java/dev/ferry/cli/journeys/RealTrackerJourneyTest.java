package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real tracker's data from its database to the final repository, command by command, against what its author meant. */
@Tag("slow")
final class RealTrackerJourneyTest {
    private static final double MOST_IMPORT_REQUESTS = 1.1;
    private static final double MOST_TRANSFER_REQUESTS = 0.1;

    @TempDir
    private Path folder;

    @TempDir
    private Path scratch;

    @Test
    void a_tracker_of_fifty_issues_arrives_as_it_was_meant() throws Exception {
        carry(RealTracker.small());
    }

    @Test
    void a_tracker_of_two_thousand_issues_arrives_as_it_was_meant() throws Exception {
        // So many issues pay for the labels, which are requests of their own.
        Requests requests = carry(RealTracker.large(scratch));
        assertThat(requests.imported()).isLessThanOrEqualTo(MOST_IMPORT_REQUESTS);
        assertThat(requests.moved()).isLessThanOrEqualTo(MOST_TRANSFER_REQUESTS);
    }

    /** For each issue. */
    private record Requests(double imported, double moved) {}

    private Requests carry(RealTracker tracker) throws Exception {
        int issues = tracker.living().size();
        try (SimulatedWorkspace workspace = SimulatedWorkspace.of(tracker.home(), folder, SimulatedWorkspace.usual())) {
            run(workspace, issues, "export");
            run(workspace, issues, "archive", "validate");
            double imported = run(workspace, issues, "import");
            double moved = run(workspace, issues, "transfer");
            run(workspace, issues, "rewrite");
            run(workspace, issues, "verify");

            SimulatedGitHub hub = workspace.hub();
            List<IssueView> finals = hub.state().issues(SimulatedWorkspace.TARGET);
            new TruthCheck(tracker).holds(finals);
            MapCheck.holds(workspace, tracker.living().stream().map(Meant::id).toList());
            assertThat(hub.state().issues(SimulatedWorkspace.STAGING)).isEmpty();
            assertThat(hub.state().notifications()).isEmpty();
            assertThat(hub.state().violations()).isEmpty();
            for (IssueView issue : finals) {
                assertThat(issue.title() + issue.body()).doesNotContain(SimulatedWorkspace.STAGING);
                assertThat(issue.comments()).noneMatch(comment -> comment.body().contains(SimulatedWorkspace.STAGING));
            }
            assertThat(Files.readString(folder.resolve("ferry.log"))).doesNotContain(SimulatedWorkspace.TOKEN);
            return new Requests(imported, moved);
        }
    }

    /** Runs a command that must succeed; tells and answers how many requests it took for each issue. */
    private static double run(SimulatedWorkspace workspace, int issues, String... command) {
        long before = workspace.hub().state().requestCount();
        long begin = System.nanoTime();
        workspace.ferry(command).exits(0);
        long requests = workspace.hub().state().requestCount() - before;
        double perIssue = (double) requests / issues;
        System.out.printf(
                Locale.ROOT,
                "%,d issues, ferry %s: %.1f s, %,d requests, %.3f an issue%n",
                issues,
                String.join(" ", command),
                (System.nanoTime() - begin) / 1e9,
                requests,
                perIssue);
        return perIssue;
    }
}
