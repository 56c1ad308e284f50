package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.journeys.KillSwitch.Strike;
import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in {@code ferry rewrite --issue N --map FILE}, which has no ledger: given again, it ends like an undisturbed run. */
@Tag("slow")
final class KilledLazyRewriteTest {
    private static final Pattern ADDRESS = Pattern.compile("^# https?://\\S+/issues/(\\d+)", Pattern.MULTILINE);
    private static final int ISSUES = 8;

    @TempDir
    private Path folder;

    @Test
    void killed_at_each_request_and_given_again_it_ends_like_an_undisturbed_run() throws Exception {
        Map<Integer, Integer> requests = new LinkedHashMap<>();
        EndState undisturbed;
        try (SimulatedWorkspace workspace = transferred("undisturbed", new KillSwitch())) {
            for (int issue : planned("undisturbed")) {
                long before = workspace.hub().state().requestCount();
                lazy(workspace).run(words(issue)).exits(0);
                requests.put(issue, (int) (workspace.hub().state().requestCount() - before));
            }
            undisturbed = EndState.of(workspace);
        }
        int most = requests.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        assertThat(requests).hasSize(ISSUES).hasSizeGreaterThanOrEqualTo(most);

        KillSwitch killSwitch = new KillSwitch();
        try (SimulatedWorkspace workspace = transferred("killed", killSwitch)) {
            TreeSet<Integer> struck = new TreeSet<>();
            for (var issue : requests.entrySet()) {
                int last = 1 + struck.size() % issue.getValue();
                Process process =
                        lazy(workspace).start(folder.resolve("out"), folder.resolve("err"), words(issue.getKey()));
                assertThat(killSwitch.strike(new Strike(last, 0), process))
                        .as("issue %d killed at request %d", issue.getKey(), last)
                        .isTrue();
                struck.add(last);
                lazy(workspace).run(words(issue.getKey())).exits(0);
                assertThat(lazy(workspace).run(words(issue.getKey())).exits(0).out())
                        .as("issue %d killed at request %d", issue.getKey(), last)
                        .startsWith("Edited 0 texts of the ");
            }
            // At each: none is past the last one.
            assertThat(struck).hasSize(most);
            System.out.println("Killed at requests " + struck + " of up to " + most);
            EndState.of(workspace).mustEqual(undisturbed, "killed at " + struck);
        }
    }

    /** All is in the final repository with old references, and the map beside it. */
    private SimulatedWorkspace transferred(String name, KillSwitch killSwitch) throws IOException {
        SimulatedWorkspace workspace = SimulatedWorkspace.make(
                Files.createDirectory(folder.resolve(name)),
                SimulatedWorkspace.usual().observer(killSwitch));
        for (String stage : List.of("export", "import", "transfer", "rewrite --plan")) {
            workspace.ferry(stage.split(" ")).exits(0);
        }
        workspace
                .ferry("map", "--format", "json", "--comments", "-o", map().toString())
                .exits(0);
        return workspace;
    }

    private Path map() {
        return folder.resolve("map.json");
    }

    private List<Integer> planned(String name) throws IOException {
        return ADDRESS.matcher(Files.readString(folder.resolve(name).resolve("rewrite-plan.diff")))
                .results()
                .map((MatchResult edit) -> Integer.valueOf(edit.group(1)))
                .distinct()
                .limit(ISSUES)
                .toList();
    }

    private FerryProcess lazy(SimulatedWorkspace workspace) {
        return new FerryProcess(folder)
                .with("GITHUB_TOKEN", SimulatedWorkspace.TOKEN)
                .with("GITHUB_API_URL", workspace.hub().api().toString());
    }

    private String[] words(int issue) {
        return new String[] {
            "rewrite",
            "--issue",
            Integer.toString(issue),
            "--repository",
            SimulatedWorkspace.TARGET,
            "--staging",
            SimulatedWorkspace.STAGING,
            "--preset",
            "bpo",
            "--map",
            map().toString()
        };
    }
}
