package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferry rewrite --issue N --map FILE}, far from any workspace. */
@Tag("slow")
final class LazyRewriteCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("^# https?://\\S+/issues/(\\d+)", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void the_map_alone_does_what_the_ledger_would() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            // Looking locates the comments.
            workspace.ferry("rewrite", "--plan").exits(0);
            Path map = elsewhere.resolve("map.json");
            Path issues = elsewhere.resolve("issues.csv");
            Path messages = elsewhere.resolve("messages.csv");
            workspace
                    .ferry("map", "--format", "json", "--comments", "-o", map.toString())
                    .exits(0);
            workspace.ferry("map", "-o", issues.toString()).exits(0);
            workspace.ferry("map", "--comments", "-o", messages.toString()).exits(0);
            SortedSet<Integer> numbers = planned();
            assertThat(numbers).hasSizeGreaterThan(2);

            int first = numbers.first();
            assertThat(lazy(workspace, first, "--map", issues.toString(), "--map", messages.toString(), "--plan")
                            .exits(0)
                            .out())
                    .contains("/issues/" + first, "  - ", "  + ", "Would edit ");
            assertThat(planned()).isEqualTo(numbers);
            for (int number : numbers) {
                assertThat(lazy(workspace, number, "--map", map.toString())
                                .exits(0)
                                .out())
                        .contains("Edited ", "example/project#" + number);
            }

            assertThat(workspace.ferry("rewrite", "--plan").exits(0).out()).contains("Would edit 0 texts");
            assertThat(lazy(workspace, first, "--map", map.toString()).exits(0).out())
                    .startsWith("Edited 0 texts of the ");
            assertThat(workspace.hub().state().notifications()).isEmpty();
            assertThat(workspace.hub().state().violations()).isEmpty();
            assertThat(elsewhere.resolve("ferry.log")).doesNotExist();
            whatIsNotThereIsNamed(workspace, map);
        }
    }

    private void whatIsNotThereIsNamed(SimulatedWorkspace workspace, Path map) throws IOException {
        int plain =
                workspace.hub().hands().openIssue(SimulatedWorkspace.TARGET, "reader", "New", "See bpo-4 and @someone");
        assertThat(lazy(workspace, plain, "--map", map.toString()).exits(0).out())
                .isEqualTo("Edited 0 texts: the map has no issue under example/project#" + plain + "\n");
        new FerryProcess(elsewhere)
                .run("rewrite", "--issue", "1", "--map", map.toString(), "--repository", SimulatedWorkspace.TARGET)
                .exits(3)
                .says("GITHUB_TOKEN is not set");
        lazy(workspace, 1, "--map", elsewhere.resolve("none.json").toString())
                .exits(3)
                .says("none.json does not exist", "ferry map");
        Path broken = Files.writeString(elsewhere.resolve("broken.json"), "[\n{\"legacy_id\":\"1\",\n");
        lazy(workspace, 1, "--map", broken.toString()).exits(4).says("broken.json, line ", "ferry map");
        lazy(workspace, 1, "--map", map.toString(), "--migration", "0".repeat(26))
                .exits(2)
                .says("--migration");
        lazy(workspace, 1).exits(2).says("--repository goes with --map");
        lazy(workspace, 0, "--map", map.toString())
                .exits(2)
                .says("'--issue'", "an issue's number is 1 or more, not '0'");
        new FerryProcess(elsewhere)
                .run("rewrite", "--issue", "1", "--map", map.toString(), "--preset", "bpoo")
                .exits(2)
                .says("--preset: no preset 'bpoo'", "bpo, roundup, default");
        workspace.hub().revoke(SimulatedWorkspace.TOKEN);
        lazy(workspace, 1, "--map", map.toString()).exits(5).says("401");
    }

    private SortedSet<Integer> planned() throws IOException {
        SortedSet<Integer> numbers = new TreeSet<>();
        ADDRESS.matcher(Files.readString(folder.resolve("rewrite-plan.diff")))
                .results()
                .forEach(edit -> numbers.add(Integer.valueOf(edit.group(1))));
        return numbers;
    }

    private FerryProcess.Result lazy(SimulatedWorkspace workspace, int number, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "rewrite",
                "--issue",
                Integer.toString(number),
                "--repository",
                SimulatedWorkspace.TARGET,
                "--staging",
                SimulatedWorkspace.STAGING,
                "--preset",
                "bpo"));
        words.addAll(List.of(more));
        return new FerryProcess(elsewhere)
                .with("GITHUB_TOKEN", SimulatedWorkspace.TOKEN)
                .with("GITHUB_API_URL", workspace.hub().api().toString())
                .run(words.toArray(String[]::new));
    }
}
