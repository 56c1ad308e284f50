package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tester imports a representative few and looks at the result. */
@Tag("slow")
final class TrialTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void what_a_dry_run_shows_is_what_is_imported_and_the_same_command_imports_nothing_more() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            JsonNode shown = JSON.readTree(workspace
                    .ferry("import", "--sample", "6", "--dry-run", "--json")
                    .exits(0)
                    .out());
            List<String> ids = StreamSupport.stream(shown.path("issues").spliterator(), false)
                    .map(issue -> issue.path("id").asText())
                    .toList();
            assertThat(ids).hasSize(6).doesNotHaveDuplicates();
            assertThat(shown.at("/issues/0/why")).isNotEmpty();
            assertThat(shown.path("notCovered")).isNotEmpty();
            assertThat(workspace.hub().state().requestCount()).isZero();
            assertThat(folder.resolve("ferry.db")).doesNotExist();

            FerryProcess.Result imported =
                    workspace.ferry("import", "--sample", "6").exits(0);
            assertThat(imported.err())
                    .contains(
                            "Sample of 6 of 36 issues",
                            "a text that is continued",
                            "Not shown",
                            "6 issues newly planned");
            assertThat(legacyIds(workspace)).containsExactlyInAnyOrderElementsOf(ids);
            JsonNode file = JSON.readTree(folder.resolve("import-sample.json").toFile());
            assertThat(file.path("issues")).isEqualTo(shown.path("issues"));

            workspace
                    .ferry("import", "--sample", "6")
                    .exits(0)
                    .says("The same 6 issues as before", "0 issues newly planned");
            Files.delete(folder.resolve("import-sample.json"));
            workspace.ferry("import", "--sample", "6").exits(0).says("0 issues newly planned");
            workspace.ferry("verify").exits(0);
            assertThat(workspace.hub().state().violations()).isEmpty();
        }
    }

    @Test
    void a_closure_brings_along_what_the_chosen_refer_to_unless_it_is_too_much() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace
                    .ferry("import", "--only", "23", "--closure")
                    .exits(2)
                    .says("1 issue would bring along more than 10 times as many", "within step 1", "--yes");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();
            FerryProcess.Result added = workspace
                    .ferry("import", "--only", "23", "--closure", "1", "--yes")
                    .exits(0)
                    .says("issues added that these refer to, up to 1 step away", "referred to by 23");
            assertThat(added.err()).doesNotContain("Sample of");
            assertThat(legacyIds(workspace)).contains("23", "3", "12").hasSizeLessThan(36);
        }
    }

    @Test
    void choices_narrow_one_after_the_other_and_what_makes_no_sense_is_refused() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            assertThat(workspace
                            .ferry("import", "--only", "3-", "--limit", "5", "--sample", "2", "--dry-run")
                            .exits(0)
                            .out())
                    .contains("Sample of 2 of 5 issues", "Would plan 2 issues of 36");
            assertThat(workspace
                            .ferry("import", "--only", "3 - 5", "--dry-run")
                            .exits(0)
                            .out())
                    .contains("Would plan 3 issues of 36");
            workspace.ferry("import", "--only", "3,4711", "--dry-run").exits(2).says("holds no issue 4711");
            workspace.ferry("import", "--only", "5-3", "--dry-run").exits(2).says("ends before it begins; write 3-5");
            workspace.ferry("import", "--sample", "0").exits(2).says("--sample: at least 1");
            workspace.ferry("import", "--closure").exits(2).says("--closure adds to a choice");
            workspace.ferry("import", "--sample", "3", "--json").exits(2).says("--dry-run");
        }
    }

    private static List<String> legacyIds(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(SimulatedWorkspace.STAGING).stream()
                .map(IssueView::body)
                .map(body -> body.replaceAll("(?s).* issue:(\\S+) -->\\s*$", "$1"))
                .toList();
    }
}
