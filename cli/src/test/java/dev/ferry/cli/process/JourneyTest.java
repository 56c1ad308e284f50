package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, command by command, each a process of its own. */
@Tag("slow")
final class JourneyTest {
    @TempDir
    private Path folder;

    @Test
    void the_whole_way_ends_with_a_clean_verification_and_a_complete_map() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            List<String> order = legacyOrder();

            FerryProcess.Result imported = workspace.ferry("import").exits(0);
            assertThat(imported.err()).contains("Migration ", " begins");
            assertThat(workspace.ferry("status", "--json").exits(0).out())
                    .contains(
                            "\"stage\":\"import\",\"running\":false,\"counts\":{\"planned\":0,\"importing\":0,\"imported\":"
                                    + order.size());
            workspace.ferry("transfer").exits(0);
            PlannedTexts planned = PlannedTexts.before(workspace, folder.resolve("texts"));
            assertThat(workspace
                            .ferry("rewrite", "--plan")
                            .exits(0)
                            .says("rewrite-plan.diff")
                            .out())
                    .contains("Would edit ");
            Path plan = folder.resolve("rewrite-plan.diff");
            assertThat(plannedNumbers(Files.readString(plan)))
                    .hasSizeGreaterThan(2)
                    .isSorted();
            workspace.ferry("rewrite").exits(0);
            planned.areAsPlanned(plan, workspace);
            workspace.ferry("verify").exits(0);
            assertThat(workspace.ferry("rewrite").exits(0).out()).contains("Edited 0 texts");

            assertThat(Files.readString(folder.resolve("verify-report.json"))).contains("\"clean\" : true");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.TARGET))
                    .hasSize(order.size());
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();
            assertThat(workspace.hub().state().notifications()).isEmpty();
            assertThat(workspace.hub().state().violations()).isEmpty();

            List<String> rows = workspace.ferry("map").exits(0).out().lines().toList();
            assertThat(rows.get(0)).isEqualTo("legacy_id,legacy_url,staging_number,final_number,final_url");
            assertThat(rows.subList(1, rows.size()))
                    .extracting(row -> row.substring(0, row.indexOf(',')))
                    .containsExactlyElementsOf(order);
            assertThat(rows).noneMatch(row -> row.contains(",,"));

            assertThat(Files.readString(folder.resolve("ferry.log"))).doesNotContain(SimulatedWorkspace.TOKEN);
        }
    }

    private static List<Integer> plannedNumbers(String plan) {
        return Pattern.compile("^# https?://\\S+/issues/(\\d+)", Pattern.MULTILINE)
                .matcher(plan)
                .results()
                .map(edit -> Integer.valueOf(edit.group(1)))
                .toList();
    }

    @Test
    void a_trial_of_some_issues_is_taken_up_by_the_whole_import() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-4").exits(0);
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(3);
            workspace.ferry("import", "--limit", "5").exits(0);
            workspace.ferry("import", "--only", "none").exits(2).says("none");
            workspace.ferry("import", "--limit", "0").exits(2).says("at least 1");
            assertThat(workspace.ferry("import").exits(0).err()).contains(" goes on");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .hasSize(legacyOrder().size());
        }
    }

    @Test
    void another_migration_through_the_same_staging_repository_must_be_named() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--limit", "1").exits(0);
            workspace.ferry("import", "--limit", "1", "--new").exits(0);
            String error = workspace.ferry("status").exits(2).err();
            assertThat(error).contains("2 migrations through example/issues-staging", "--migration:");
            String id = error.lines().skip(1).findFirst().orElseThrow().strip().split(" ")[0];
            assertThat(workspace
                            .ferry("status", "--json", "--migration", id)
                            .exits(0)
                            .out())
                    .contains("\"migration\":\"" + id + "\"");
            workspace.ferry("transfer").exits(2).says("--migration");
        }
    }

    private List<String> legacyOrder() {
        List<String> ids = new ArrayList<>();
        try (Archive archive = Archive.open(folder.resolve("archive.zip"))) {
            for (Issue issue : archive.issues()) {
                ids.add(issue.id().value());
            }
        }
        return ids;
    }
}
