package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is led to an issue that {@code ferry undo} deleted. */
@Tag("slow")
final class UndoMapTest {
    private static final String STAGING = SimulatedWorkspace.STAGING;
    private static final String TARGET = SimulatedWorkspace.TARGET;

    @TempDir
    Path folder;

    @Test
    void the_map_names_no_issue_that_was_deleted_and_no_table_leads_there() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-6").exits(0);
            workspace.ferry("transfer", "--canary", "2").exits(0);
            workspace.ferry("map", "--format", "nginx", "-o", "before").exits(0);
            assertThat(rows(workspace)).anyMatch(row -> row.matches("1,[^,]*,\\d,1,http.*/issues/1"));
            int kept = 1;
            workspace.hub().hands().editBody(TARGET, kept, "stranger", "Mine from now on");

            workspace
                    .ferry("undo", "--yes-i-mean", TARGET, "--yes-i-mean", STAGING)
                    .exits(0);

            FerryProcess.Result map = workspace.ferry("map").exits(0);
            map.says("This migration is undone: in target, 1 issue deleted", "left out of the map");
            assertThat(map.out()).doesNotContain("undone");
            assertThat(numbers(workspace)).containsExactly(kept);
            assertThat(rows(workspace)).filteredOn(row -> row.endsWith(",,,")).hasSize(3);
            assertThat(rows(workspace))
                    .hasSize(5)
                    .filteredOn(row -> !row.endsWith(",,"))
                    .singleElement()
                    .asString()
                    .endsWith("/" + TARGET + "/issues/" + kept);
            workspace.ferry("map", "--all").exits(0).says("This migration is undone");
            assertThat(workspace
                            .ferry("map", "--all", "--format", "json")
                            .exits(0)
                            .out())
                    .containsOnlyOnce("/" + TARGET + "/issues/");
            assertThat(workspace.ferry("map", "--comments").exits(0).out()).doesNotContain("/issues/2");
            assertThat(workspace
                            .ferry("map", "--per-user")
                            .exits(0)
                            .says("This migration is undone")
                            .out())
                    .contains("/issues/" + kept)
                    .doesNotContain("/issues/2");
            for (String format : List.of("nginx", "apache", "html", "sql")) {
                workspace
                        .ferry("map", "--format", format, "-o", "after")
                        .exits(2)
                        .says(
                                "--format " + format,
                                "in target, 1 issue deleted",
                                "`ferry import --new`",
                                "--format csv");
            }
            assertThat(folder.resolve("after")).doesNotExist();
        }
    }

    @Test
    void what_was_closed_stays_in_the_map_and_what_was_undone_on_staging_alone_hinders_no_redirect()
            throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import", "--only", "1,3-6").exits(0);
            workspace.ferry("transfer", "--canary", "2").exits(0);

            workspace.ferry("undo", "--staging", "--yes-i-mean", STAGING).exits(0);

            workspace
                    .ferry("map", "--format", "nginx", "-o", "redirects")
                    .exits(0)
                    .says("This migration is undone: in staging, 3 issues deleted");
            assertThat(folder.resolve("redirects/ferry-redirects.conf"))
                    .content()
                    .contains("/issues/2\";");

            workspace
                    .ferry("undo", "--target", "--close", "--yes-i-mean", TARGET)
                    .exits(0);

            workspace.ferry("map").exits(0).says("in target, 2 issues closed");
            assertThat(rows(workspace))
                    .filteredOn(row -> row.contains("/" + TARGET + "/issues/"))
                    .hasSize(2);
            workspace.ferry("map", "--format", "apache", "-o", "after").exits(2).says("in target, 2 issues closed");
        }
    }

    private static List<String> rows(SimulatedWorkspace workspace) {
        return workspace.ferry("map").exits(0).out().lines().skip(1).toList();
    }

    private static List<Integer> numbers(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(TARGET).stream()
                .map(IssueView::number)
                .toList();
    }
}
