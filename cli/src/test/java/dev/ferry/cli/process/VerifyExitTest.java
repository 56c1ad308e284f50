package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.archive.Archive;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verify does not say that all is well while issues are missing, and names those that it could not compare. */
@Tag("slow")
final class VerifyExitTest {
    @TempDir
    Path folder;

    @Test
    void a_failed_issue_is_named_and_ends_it_with_6_and_a_difference_beside_it_with_7() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            LegacyId failed = failOne();

            String out = workspace.ferry("verify").exits(6).out();

            assertThat(out).contains("Not compared, failed: 1 issue (" + failed + ")", "0 differences");
            JsonNode report = report();
            assertThat(report.path("clean").asBoolean()).isFalse();
            assertThat(report.path("complete").asBoolean()).isFalse();
            assertThat(report.path("notCompared")).hasSize(1);
            assertThat(report.at("/notCompared/0/item").asText()).isEqualTo(failed.value());
            assertThat(report.at("/notCompared/0/state").asText()).isEqualTo("failed");
            assertThat(report.at("/notCompared/0/why").asText()).isEqualTo("TEST: broken");

            int other = workspace.hub().state().issues(SimulatedWorkspace.STAGING).stream()
                    .filter(issue -> !issue.body().contains("issue:" + failed + " "))
                    .findFirst()
                    .orElseThrow()
                    .number();
            workspace.hub().hands().rename(SimulatedWorkspace.STAGING, other, "ferry-bot", "Something else");
            workspace.ferry("verify").exits(7);
            assertThat(Files.readString(folder.resolve("verify-report.html")))
                    // How much of the title is marked depends on the words of the one that was met.
                    .contains("<h2 id=\"field-title\">", "<ins>Something", ": 1 difference, ");
        }
    }

    @Test
    void a_trial_import_is_verified_with_0_and_the_rest_is_told() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "2").exits(0);

            String out = workspace.ferry("verify").exits(0).out();

            List<String> ids = issuesInLegacyOrder();
            assertThat(out)
                    .contains("Compared 2 issues", "Not compared, not planned: " + (ids.size() - 2) + " issues")
                    .contains(" of the archive (" + String.join(", ", ids.subList(2, 12)) + ", …)");
            assertThat(report().path("clean").asBoolean()).isTrue();
            assertThat(report().path("complete").asBoolean()).isFalse();
            assertThat(report().path("notPlanned").asLong()).isEqualTo(ids.size() - 2);
            assertThat(report().path("firstNotPlanned"))
                    .extracting(JsonNode::asText)
                    .isEqualTo(ids.subList(2, 12));
        }
    }

    @Test
    void a_part_can_be_compared_and_leaves_the_report_on_all() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "12").exits(0);
            workspace.ferry("verify").exits(0);
            byte[] whole = Files.readAllBytes(folder.resolve("verify-report.json"));
            List<String> ids = issuesInLegacyOrder();
            workspace
                    .hub()
                    .hands()
                    .rename(SimulatedWorkspace.STAGING, numberOf(workspace, ids.get(3)), "ferry-bot", "Else");

            // A sample is one of what is there, however little that is.
            assertThat(workspace
                            .ferry("verify", "--sample", "5")
                            .says("Next: `ferry verify`")
                            .out())
                    .contains("Compared 5 issues")
                    .doesNotContain("Not compared");
            assertThat(workspace.ferry("verify", "--sample", "100").exits(7).out())
                    .contains("Compared 12 issues");
            assertThat(workspace
                            .ferry("verify", "--only", ids.get(3) + "," + ids.get(30))
                            .exits(7)
                            .out())
                    .contains(
                            "Compared 1 issue",
                            "1 difference",
                            "not planned: 1 issue of the archive (" + ids.get(30) + ")");
            workspace.ferry("verify", "--only", ids.get(4)).exits(0);
            workspace.ferry("verify", "--only", "4711").exits(2);
            workspace.ferry("verify", "--sample", "0").exits(2);

            assertThat(folder.resolve("verify-report.json")).hasBinaryContent(whole);
            assertThat(folder.resolve("verify-sample-report.json")).isNotEmptyFile();
        }
    }

    @Test
    void both_sides_can_be_had_as_files_that_are_alike_where_nothing_differs() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "12").exits(0);
            Path sides = folder.resolve("sides");

            assertThat(workspace
                            .ferry("verify", "--csv", sides.toString())
                            .exits(0)
                            .out())
                    .contains("Both sides: " + sides);

            assertThat(sides.resolve("expected/issues.csv")).hasSameTextualContentAs(sides.resolve("found/issues.csv"));
            assertThat(sides.resolve("expected/comments.csv"))
                    .hasSameTextualContentAs(sides.resolve("found/comments.csv"));
            String id = issuesInLegacyOrder().get(3);
            workspace
                    .hub()
                    .hands()
                    .comment(SimulatedWorkspace.STAGING, numberOf(workspace, id), "ferry-bot", "A stray\nword");
            assertThat(workspace
                            .ferry("verify", "--only", id, "--csv", sides.toString())
                            .exits(0)
                            .out())
                    .contains(" of the last change)", "Note: " + id + " (http", "unmarked comment", "'A stray\\nword'");
            assertThat(sides.resolve("expected/comments.csv"))
                    .hasSameTextualContentAs(sides.resolve("found/comments.csv"));
            workspace.hub().hands().rename(SimulatedWorkspace.STAGING, numberOf(workspace, id), "ferry-bot", "Else");
            workspace.ferry("verify", "--only", id, "--csv", sides.toString()).exits(7);
            assertThat(sides.resolve("found/issues.csv")).content().contains("\n" + id + ",Else,");
            assertThat(sides.resolve("expected/issues.csv")).content().doesNotContain("Else");

            Path file = Files.writeString(folder.resolve("file"), "in the way");
            workspace.ferry("verify", "--csv", file.toString()).exits(3).says(file.toString());
        }
    }

    private static int numberOf(SimulatedWorkspace workspace, String id) {
        return workspace.hub().state().issues(SimulatedWorkspace.STAGING).stream()
                .filter(issue -> issue.body().contains("issue:" + id + " "))
                .findFirst()
                .orElseThrow()
                .number();
    }

    @Test
    void when_everything_was_compared_the_report_says_so() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);

            assertThat(workspace.ferry("verify").exits(0).out()).doesNotContain("Not compared");
            assertThat(report().path("clean").asBoolean()).isTrue();
            assertThat(report().path("complete").asBoolean()).isTrue();
            assertThat(report().path("notCompared").isArray()).isTrue();
        }
    }

    private List<String> issuesInLegacyOrder() {
        List<String> ids = new ArrayList<>();
        try (Archive archive = Archive.open(folder.resolve("archive.zip"))) {
            archive.issues().forEach(issue -> ids.add(issue.id().value()));
        }
        return ids;
    }

    private LegacyId failOne() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Clock.systemUTC())) {
            MigrationLedger migration =
                    ledger.migration(ledger.view().migrations().get(0).id());
            ItemRow item = migration.view().items().iterator().next();
            migration.commit(new Transition.Failed(item.id(), new Failure("TEST", "mend it", "broken")));
            return item.id();
        }
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("verify-report.json").toFile());
    }
}
