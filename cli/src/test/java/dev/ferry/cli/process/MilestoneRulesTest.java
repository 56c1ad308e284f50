package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.fixtures.hub.faults.Fault;
import dev.ferry.fixtures.hub.faults.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Milestones by rules, from the tracker's values to the final repository. */
@Tag("slow")
final class MilestoneRulesTest {
    private static final String RULES = "preset: bpo, milestone: { property: versions, rules: ["
            + " { value: '2.0', title: Second, due: 2012-10-09, description: The second one },"
            + " { value: '1.*', drop: true }, { pattern: '([0-9])[.]([0-9])', title: '{star}.x' } ] }";

    @TempDir
    private Path folder;

    @Test
    void milestones_have_day_and_description_in_both_repositories_and_stay_with_their_issues() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("preset: bpo", RULES);
            workspace.ferry("export").exits(0);
            assertThat(workspace.ferry("doctor").exits(0).out()).contains("2 milestones");
            workspace.hub().faults().next(Faults.call("POST", "/milestones"), Fault.dropAfter());
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .flatExtracting(issue -> issue.milestone().stream().toList())
                    .hasSize(8)
                    .containsOnly("Second", "2.x");
            for (String repository : new String[] {SimulatedWorkspace.STAGING, SimulatedWorkspace.TARGET}) {
                assertThat(milestones(workspace, repository))
                        .extracting(
                                one -> one.path("title").asText(),
                                one -> one.path("due_on").asText(""),
                                one -> one.path("description").asText(""))
                        .containsExactlyInAnyOrder(
                                tuple("Second", "2012-10-09T07:00:00Z", "The second one"), tuple("2.x", "", ""));
            }
        }
    }

    @Test
    void a_milestone_that_is_there_with_another_day_is_told_before_anything_is_imported() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("preset: bpo", RULES);
            workspace.ferry("export").exits(0);
            int number = workspace.hub().hands().openIssue(SimulatedWorkspace.TARGET, "stranger", "Hello", "There");
            workspace.hub().hands().plan(SimulatedWorkspace.TARGET, number, "stranger", "Second");
            String otherDay = SimulatedWorkspace.TARGET + ": milestone 'Second' is due never there, and on 2012-10-09"
                    + " by ferry.yaml; a transfer keeps it only where both repositories have the same day; change it"
                    + " there or in ferry.yaml";
            assertThat(workspace.ferry("doctor").exits(5).out()).contains("error: " + otherDay);
            workspace.ferry("import").exits(5).says(otherDay);
            assertThat(workspace.hub().state().milestones(SimulatedWorkspace.STAGING))
                    .isEmpty();
            assertThat(workspace.hub().state().requests()).doesNotContainKey("POST import/issues");
        }
    }

    private static JsonNode milestones(SimulatedWorkspace workspace, String repository) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(workspace.hub().api() + "/repos/" + repository + "/milestones?state=all"))
                .header("Authorization", "Bearer " + SimulatedWorkspace.TOKEN)
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(answer);
    }
}
