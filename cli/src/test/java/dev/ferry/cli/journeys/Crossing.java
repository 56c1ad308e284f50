package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A migration that is killed on its way; each command is given again until it ends by itself, which it must do with 0. */
final class Crossing {
    static final List<String> STAGES = List.of("import", "transfer", "rewrite", "relations");
    private static final int MOST_KILLS = 100;
    private static final int MOST_SILENT = 10;
    private static final int MOST_IN_VAIN = 25;

    private final SimulatedWorkspace workspace;
    private final KillSwitch killSwitch;
    private final Path said;
    private final List<String> story = new ArrayList<>();
    private int kills;

    Crossing(SimulatedWorkspace workspace, KillSwitch killSwitch) throws IOException {
        this.workspace = workspace;
        this.killSwitch = killSwitch;
        said = Files.createTempDirectory("ferry-said");
    }

    /** How many times the program was killed. */
    int kills() {
        return kills;
    }

    /** What happened, for the message of a test that fails. */
    String story() {
        return String.join("; ", story);
    }

    /** Runs a stage, whose arguments may follow after spaces, killed at each of these points if it gets there, and then to its end. */
    void run(String stage, List<KillSwitch.Strike> strikes) throws IOException, InterruptedException {
        for (KillSwitch.Strike strike : strikes) {
            Process process = start(stage);
            if (!killSwitch.strike(strike, process)) {
                ended(stage, process);
                return;
            }
            kills++;
            story.add(stage + " killed at " + strike);
        }
        workspace.ferry(stage.split(" ")).exits(0);
    }

    /** Starts a stage and kills it there, if it gets there; it is not run to its end. */
    void runOnce(String stage, KillSwitch.Strike strike) throws IOException, InterruptedException {
        Process process = start(stage);
        if (killSwitch.strike(strike, process)) {
            kills++;
            story.add(stage + " left at " + strike);
        }
    }

    /**
     * Runs a stage of the packaged program that is killed again and again, so long after its start, until it ends by itself;
     * answers how many kills that took. Where a machine is so busy that many starts in a row get to no request at all, or very many
     * to no end, the program is given twice the time, which is printed: that says something of the machine.
     */
    int runKilledEvery(Duration life, String stage) throws IOException, InterruptedException {
        Duration allowed = life;
        int silent = 0;
        for (int round = 0; round <= MOST_KILLS; round++) {
            long before = workspace.hub().state().requestCount();
            Process process = workspace.process().packaged().start(said.resolve("out"), said.resolve("err"), stage);
            if (process.waitFor(allowed.toMillis(), TimeUnit.MILLISECONDS)) {
                ended(stage, process);
                return round;
            }
            process.destroyForcibly().waitFor();
            kills++;
            silent = workspace.hub().state().requestCount() > before ? 0 : silent + 1;
            if (silent == MOST_SILENT || (round + 1) % MOST_IN_VAIN == 0) {
                allowed = allowed.multipliedBy(2);
                silent = 0;
                story.add("this machine needs more time to start a program: killed after " + allowed);
                System.out.println(story.get(story.size() - 1));
            }
        }
        throw new AssertionError(stage + " does not get on when it is killed " + life + " after its start; " + story()
                + "; last it said: " + tell() + workspace.ferry("status").out());
    }

    /** Everything is there and right, by the program's own word. */
    void verify() {
        Optional<String> differences = Optional.of(workspace.ferry("verify"))
                .filter(result -> result.exit() != 0)
                .map(result -> result.out() + result.err());
        assertThat(differences).as(story()).isEmpty();
    }

    private Process start(String stage) throws IOException {
        return workspace.process().start(said.resolve("out"), said.resolve("err"), stage.split(" "));
    }

    private void ended(String stage, Process process) throws IOException {
        story.add(stage + " ended with " + process.exitValue());
        assertThat(process.exitValue()).as("%s; it said: %s", story(), tell()).isZero();
    }

    private String tell() throws IOException {
        return Files.readString(said.resolve("out")) + Files.readString(said.resolve("err"));
    }
}
