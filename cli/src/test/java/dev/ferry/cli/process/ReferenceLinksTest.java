package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.hub.IssueView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions, files and patterns of the old texts, from ferry.yaml to what stands on GitHub. */
@Tag("slow")
final class ReferenceLinksTest {
    private static final String HASH = "713df1e1c1e16e88c71342b01ef362dd6dd66e56";

    @TempDir
    private Path folder;

    @Test
    void they_lead_where_ferry_yaml_says_and_every_command_renders_the_same() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.configure(
                    "mapping: { preset: bpo }",
                    "mapping: { preset: bpo, references: { repository: example/project, branch: main, commits:"
                            + " commits.csv } }");
            workspace.ferry("export").exits(0);
            commits("r1042,c0ffee1", "1177,c0ffee2", "r3,nothing");
            workspace
                    .ferry("import")
                    .exits(3)
                    .says("commits.csv has 1 bad row", "line 4, column 'commit': 'nothing' is no commit");
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .isEmpty();

            commits("r1042,c0ffee1", "1177,c0ffee2", HASH + ",c0ffee3");
            workspace.ferry("preview", "7").exits(0);
            assertThat(Files.readString(folder.resolve("preview/issues/7.html")))
                    .contains("/example/project/commit/c0ffee1");
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);

            String project = "https://github.com/example/project";
            assertThat(texts(workspace))
                    .anySatisfy(
                            text -> assertThat(text)
                                    .contains("[r1042](" + project + "/commit/c0ffee1), [r. 1042](" + project
                                            + "/commit/c0ffee1)")
                                    .contains("[revision 1177](" + project + "/commit/c0ffee2)")
                                    .contains("R1042 and r12 are not. `41a99a2a7198` and\n")
                                    .contains("[hg `" + HASH + "`](" + project
                                            + "/commit/c0ffee3) are changesets, 1234567890 is")
                                    .contains("[Lib/tidebook/cli.py:41](" + project
                                            + "/blob/main/Lib/tidebook/cli.py#L41), [PEP"
                                            + " 8](https://peps.python.org/pep-0008/)")
                                    .contains(
                                            "[devguide/triaging.html#labels](https://devguide.python.org/triaging.html#labels)"));
            assertThat(workspace.hub().state().violations()).isEmpty();
            assertThat(workspace.hub().state().notifications()).isEmpty();

            commits("r1042,c0ffee9");
            workspace.ferry("verify").exits(7);
            assertThat(Files.readString(folder.resolve("verify-report.json"))).contains("commit/c0ffee9");
        }
    }

    private void commits(String... rows) throws IOException {
        Files.writeString(folder.resolve("commits.csv"), "revision,commit\n" + String.join("\n", rows) + "\n");
    }

    private static List<String> texts(SimulatedWorkspace workspace) {
        return workspace.hub().state().issues(SimulatedWorkspace.TARGET).stream()
                .map(IssueView::comments)
                .flatMap(List::stream)
                .map(comment -> comment.body())
                .toList();
    }
}
