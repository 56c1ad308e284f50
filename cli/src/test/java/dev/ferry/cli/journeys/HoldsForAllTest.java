package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.hub.model.Repository.RepositoryFlags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens in the middle of a run and is no item's fault: a token dies, a repository is archived, renamed or loses its
 * issues. No item fails for it, what to do is told, and afterwards all is as if nothing had been.
 */
@Tag("slow")
final class HoldsForAllTest {
    private static final Duration ANSWER = Duration.ofMillis(40);
    private static final RepositoryFlags OPEN = new RepositoryFlags(false, false, true);
    private static final RepositoryFlags ARCHIVED = new RepositoryFlags(false, true, true);
    private static final RepositoryFlags WITHOUT_ISSUES = new RepositoryFlags(false, false, false);
    /** Requests after which each stage is in the middle of its work. */
    private static final Map<String, Integer> MIDDLE = Map.of("import", 40, "transfer", 6, "rewrite", 5);

    @TempDir
    private static Path elsewhere;

    private static EndState undisturbed;

    @TempDir
    private Path folder;

    @TempDir
    private Path said;

    private final KillSwitch killSwitch = new KillSwitch();

    @BeforeAll
    static void runUndisturbed() throws IOException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(elsewhere)) {
            for (String stage : List.of("export", "import", "transfer", "rewrite")) {
                workspace.ferry(stage).exits(0);
            }
            undisturbed = EndState.of(workspace);
        }
    }

    @Test
    void a_token_in_a_file_that_dies_pauses_the_run_until_there_is_another() throws Exception {
        Files.writeString(folder.resolve("token"), SimulatedWorkspace.TOKEN + "\n");
        try (SimulatedWorkspace workspace = exported("token: \"${FERRY_TEST_TOKEN}\"", "token-file: token")) {
            Process run = running(workspace, "import");
            workspace.hub().revoke(SimulatedWorkspace.TOKEN);
            awaitSaid(run, "paused: github.token-file: the token was refused");
            assertThat(err()).contains("write a new one into " + folder.resolve("token"));
            assertThat(workspace.ferry("status").exits(0).out()).contains("paused", "github.token-file");

            workspace.hub().grant("a-new-planted-token", "ferry-bot", Permission.ADMIN);
            Files.writeString(folder.resolve("token"), "a-new-planted-token\n");

            ends(run, 0);
            assertThat(err()).contains("there is a new token");
            endsAsUndisturbed(workspace, "transfer", "rewrite", "verify");
            neverShown(SimulatedWorkspace.TOKEN, "a-new-planted-token");
        }
    }

    @Test
    void one_of_two_tokens_that_dies_is_put_aside_and_the_other_goes_on() throws Exception {
        try (SimulatedWorkspace workspace =
                exported("token: \"${FERRY_TEST_TOKEN}\"", "tokens: [\"${FERRY_TEST_TOKEN}\", \"${OTHER_TOKEN}\"]")) {
            workspace.hub().grant("other-planted-token", "second-bot", Permission.ADMIN);
            FerryProcess process = workspace.process().with("OTHER_TOKEN", "other-planted-token");
            Process run = process.start(said.resolve("out"), said.resolve("err"), "-v", "import");
            killSwitch.await(middle("import"), run);
            workspace.hub().revoke(SimulatedWorkspace.TOKEN);
            ends(run, 0);
            assertThat(err())
                    .containsOnlyOnce("github.tokens[1]: the token was refused")
                    .contains("the others go on", "set FERRY_TEST_TOKEN to a new one");
            for (String stage : List.of("transfer", "rewrite", "verify")) {
                process.run(stage).exits(0);
            }
            EndState.of(workspace).mustEqual(undisturbed, "with one of two tokens");
            neverShown(SimulatedWorkspace.TOKEN, "other-planted-token");
        }
    }

    @Test
    void a_repository_that_is_archived_stops_each_stage_with_what_to_do() throws Exception {
        try (SimulatedWorkspace workspace = exported("", "")) {
            stopped(workspace, "import", SimulatedWorkspace.STAGING, ARCHIVED, "unarchive");
            stopped(workspace, "transfer", SimulatedWorkspace.TARGET, ARCHIVED, "unarchive");
            stopped(workspace, "rewrite", SimulatedWorkspace.TARGET, ARCHIVED, "unarchive");
            endsAsUndisturbed(workspace, "verify");
        }
    }

    @Test
    void issues_that_are_switched_off_stop_import_and_transfer_with_what_to_do() throws Exception {
        try (SimulatedWorkspace workspace = exported("", "")) {
            stopped(workspace, "import", SimulatedWorkspace.STAGING, WITHOUT_ISSUES, "switch");
            stopped(workspace, "transfer", SimulatedWorkspace.TARGET, WITHOUT_ISSUES, "switch");
            endsAsUndisturbed(workspace, "rewrite", "verify");
        }
    }

    @Test
    void a_repository_that_is_renamed_holds_nothing_up() throws Exception {
        try (SimulatedWorkspace workspace = exported("", "")) {
            Process run = running(workspace, "import");
            workspace.hub().hands().rename(SimulatedWorkspace.STAGING, "renamed-staging");
            ends(run, 0);
            noneFailed(workspace);
            run = running(workspace, "transfer");
            workspace.hub().hands().rename("example/renamed-staging", "renamed-again");
            ends(run, 0);
            noneFailed(workspace);
            workspace.ferry("rewrite").exits(0);
            workspace.ferry("verify").exits(0);
            EndState.of(workspace).mustEqual(undisturbed, "renamed");
        }
    }

    private void stopped(
            SimulatedWorkspace workspace, String stage, String repository, RepositoryFlags flags, String advice)
            throws Exception {
        Process run = running(workspace, stage);
        workspace.hub().hands().set(repository, flags);
        ends(run, 5);
        assertThat(err()).as(stage).contains(advice).doesNotContain("\tat ");
        noneFailed(workspace);
        workspace.hub().hands().set(repository, OPEN);
        workspace.ferry(stage).exits(0);
    }

    private static void noneFailed(SimulatedWorkspace workspace) {
        assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"failed\":0");
    }

    private void endsAsUndisturbed(SimulatedWorkspace workspace, String... stages) {
        for (String stage : stages) {
            workspace.ferry(stage).exits(0);
        }
        EndState.of(workspace).mustEqual(undisturbed, "disturbed");
    }

    /** In no file of the workspace but the one that holds it, and in nothing that was said. */
    private void neverShown(String... tokens) throws IOException {
        for (Path root : List.of(folder, said)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.equals(folder.resolve("token"))) {
                        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                        assertThat(tokens).as(file.toString()).noneMatch(text::contains);
                    }
                }
            }
        }
    }

    private SimulatedWorkspace exported(String from, String to) throws IOException {
        SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().observer(killSwitch));
        Pace.slow(workspace.hub(), ANSWER);
        // One request after the other, so that a stage lasts.
        workspace.configure("mapping:", "limits: { concurrency: 1 }\nmapping:");
        if (!from.isEmpty()) {
            workspace.configure(from, to);
        }
        workspace.ferry("export").exits(0);
        return workspace;
    }

    private Process running(SimulatedWorkspace workspace, String stage) throws IOException, InterruptedException {
        Process process = workspace.process().start(said.resolve("out"), said.resolve("err"), "-v", stage);
        killSwitch.await(middle(stage), process);
        return process;
    }

    private void awaitSaid(Process run, String words) throws InterruptedException {
        while (!err().contains(words)) {
            assertThat(run.isAlive()).as(err()).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void ends(Process run, int exit) throws InterruptedException {
        assertThat(run.waitFor(2, TimeUnit.MINUTES))
                .as("it ends; it said: %s", err())
                .isTrue();
        assertThat(run.exitValue()).as(err()).isEqualTo(exit);
    }

    private String err() {
        return FerryProcess.read(said.resolve("err"));
    }

    private static int middle(String stage) {
        return Optional.ofNullable(MIDDLE.get(stage)).orElseThrow();
    }
}
