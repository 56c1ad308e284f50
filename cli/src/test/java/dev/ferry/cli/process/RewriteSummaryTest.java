package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ferry rewrite} tells of its edits, and of how many issues. */
@Tag("slow")
final class RewriteSummaryTest {
    @TempDir
    private Path folder;

    @Test
    void a_plan_tells_what_it_costs_and_a_run_that_goes_on_does_not_pass_for_the_whole() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure("mapping:", "limits: { writes-per-minute: 600, writes-per-hour: 36000 }\nmapping:");
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1-8").exits(0);
            workspace.ferry("transfer").exits(0);

            String plan = workspace.ferry("rewrite", "--plan").exits(0).out();

            assertThat(plan)
                    .containsPattern("Would edit \\d+ texts in \\d+ of 8 issues")
                    .containsPattern("texts: \\d+ bodies, \\d+ comments; references: \\d+ to issues")
                    .containsPattern("new dates of update: \\d+ issues; mentioned anew: nobody")
                    .containsPattern("requests: about \\d+; time by the limits: at least \\d");
            JsonNode planned = report();
            assertThat(planned.path("whole").asBoolean()).isTrue();
            int edits = planned.path("edits").asInt();
            assertThat(planned.path("bodies").asInt() + planned.path("comments").asInt())
                    .isEqualTo(edits);

            // As a run does that is stopped after one issue: something is settled.
            String second =
                    workspace.ferry("map").exits(0).out().lines().toList().get(2);
            workspace.ferry("rewrite", "--issue", second.split(",")[3]).exits(0);
            assertThat(report()).isEqualTo(planned);
            String rest = workspace.ferry("rewrite").exits(0).out();

            assertThat(rest).contains("Edited ").doesNotContain("requests: about");
            assertThat(report().path("whole").asBoolean(true)).isFalse();
            assertThat(workspace.ferry("rewrite", "--plan").exits(0).out()).startsWith("Would edit 0 texts");
            assertThat(report().path("whole").asBoolean()).isTrue();
        }
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("rewrite-report.json").toFile());
    }
}
