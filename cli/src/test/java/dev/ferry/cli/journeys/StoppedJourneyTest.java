package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.hub.model.Permission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a running command from outside: Ctrl-C, a second command that must not disturb it, a token that is taken away. */
@Tag("slow")
final class StoppedJourneyTest {
    private static final Duration ANSWER = Duration.ofMillis(60);
    /** Requests after which each stage is in the middle of its work. */
    private static final Map<String, Integer> MIDDLE =
            Map.of("import", 40, "transfer", 6, "rewrite", 5, "relations", 5);

    @TempDir
    private Path folder;

    @TempDir
    private Path said;

    private final KillSwitch killSwitch = new KillSwitch();

    @Test
    void ctrl_c_stops_each_stage_with_130_and_the_same_command_goes_on() throws Exception {
        try (SimulatedWorkspace workspace = exported()) {
            for (String stage : Crossing.STAGES) {
                Process process = running(workspace, stage);
                new ProcessBuilder("kill", "-" + CtrlC.signal(), Long.toString(process.pid()))
                        .start()
                        .waitFor();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(stage).isTrue();
                assertThat(process.exitValue()).as("%s said: %s", stage, err()).isEqualTo(130);
                assertThat(err()).as(stage).contains("Stopping at the next item boundary", "the same command goes on");
                workspace.ferry(stage).exits(0);
            }
            workspace.ferry("verify").exits(0);
            EndState.of(workspace);
        }
    }

    @Test
    void a_second_command_names_the_holder_and_those_that_only_look_work_meanwhile() throws Exception {
        try (SimulatedWorkspace workspace = exported()) {
            Process process = running(workspace, "import");
            // From now on it gets nowhere, however long the other commands take.
            workspace.hub().faults().clear();
            Pace.slow(workspace.hub(), Duration.ofSeconds(2));
            String holder = "is locked by `ferry import` (pid " + process.pid();
            workspace.ferry("transfer").exits(3).says(holder);
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"running\":true");
            workspace.ferry("map").exits(0);
            workspace.ferry("failures").exits(0);
            workspace.hub().faults().clear();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(err()).isZero();
            assertThat(workspace.ferry("status", "--json").exits(0).out()).contains("\"running\":false");
        }
    }

    @Test
    void a_token_revoked_in_the_middle_ends_the_run_with_5_and_a_new_one_goes_on() throws Exception {
        try (SimulatedWorkspace workspace = exported()) {
            Process process = running(workspace, "import");
            workspace.hub().revoke(SimulatedWorkspace.TOKEN);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(err()).isEqualTo(5);
            assertThat(err()).contains("401", "token").doesNotContain("\tat ", SimulatedWorkspace.TOKEN);

            workspace.hub().grant("another-token", "ferry-bot", Permission.ADMIN);
            for (String stage : new String[] {"import", "transfer", "rewrite", "verify"}) {
                workspace
                        .process()
                        .with("FERRY_TEST_TOKEN", "another-token")
                        .run(stage)
                        .exits(0);
            }
            EndState.of(workspace);
        }
    }

    private SimulatedWorkspace exported() throws IOException {
        SimulatedWorkspace workspace =
                SimulatedWorkspace.make(folder, SimulatedWorkspace.usual().observer(killSwitch));
        Pace.slow(workspace.hub(), ANSWER);
        // One request after the other, so that a stage lasts.
        workspace.configure("mapping:", "limits: { concurrency: 1 }\nmapping:");
        workspace.ferry("export").exits(0);
        return workspace;
    }

    /** A command in the middle of its work. */
    private Process running(SimulatedWorkspace workspace, String stage) throws IOException, InterruptedException {
        Process process = workspace.process().start(said.resolve("out"), said.resolve("err"), stage);
        killSwitch.await(MIDDLE.getOrDefault(stage, 1), process);
        return process;
    }

    private String err() {
        return FerryProcess.read(said.resolve("err"));
    }
}
