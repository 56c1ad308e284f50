package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.journeys.KillSwitch.Strike;
import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Gives the same command again after every kill; after an end with 5 or 6 does what the program says, which is the same
 * command or {@code ferry retry} and the stages again. Any other end fails the test.
 */
final class Operator {
    private static final int MOST_ENDS = 12;
    private static final int LONGEST_MOMENT_MILLIS = 150;
    private static final long MOST_SECONDS = 240;

    private final SimulatedWorkspace workspace;
    private final KillSwitch killSwitch;
    private final Random random;
    private final Path said;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private final List<String> story = new ArrayList<>();
    private int left;

    /** So many kills at most over the whole migration. */
    Operator(SimulatedWorkspace workspace, KillSwitch killSwitch, long seed, int most) throws IOException {
        this.workspace = workspace;
        this.killSwitch = killSwitch;
        random = new Random(seed);
        left = most;
        said = Files.createTempDirectory("ferry-said");
    }

    /** By stage. */
    Map<String, Integer> kills() {
        return kills;
    }

    /** How often a stage ended by itself, by stage and exit code. */
    Map<String, Integer> ends() {
        return ends;
    }

    String story() {
        return String.join("; ", story);
    }

    /** Runs the stage to its end, killed so often while it gets through its requests, of which it needs about so many undisturbed. */
    void run(String stage, int mostKills, int requests) throws Exception {
        int spent = 0;
        int ended = 0;
        while (ended < MOST_ENDS) {
            boolean kills = spent < mostKills && left > 0;
            int exit = kills ? struck(stage, strike(requests, mostKills)) : process(stage);
            if (exit == 128 + 9) {
                spent++;
                left--;
                continue;
            }
            ends.merge(stage + " " + exit, 1, Integer::sum);
            if (exit == 0) {
                return;
            }
            ended++;
            story.add(stage + " ended with " + exit);
            assertThat(exit).as("%s; it said: %s", story(), tell()).isIn(5, 6);
            if (exit == 6) {
                goBack(stage);
            }
        }
        throw new AssertionError(stage + " does not come to an end: " + story() + "; last it said: " + tell()
                + workspace.ferry("status").out() + workspace.ferry("failures").out());
    }

    private void goBack(String stage) throws Exception {
        story.add("retry");
        workspace.ferry("retry");
        if (!stage.equals("import")) {
            ends.merge("import " + process("import"), 1, Integer::sum);
        }
        if (stage.equals("rewrite")) {
            ends.merge("transfer " + process("transfer"), 1, Integer::sum);
        }
    }

    private Strike strike(int requests, int mostKills) {
        int gap = Math.max(1, requests / (mostKills + 1));
        int moments = random.nextInt(3) == 0 ? 1 + random.nextInt(LONGEST_MOMENT_MILLIS) : 0;
        return new Strike(1 + random.nextInt(2 * gap), moments);
    }

    private int struck(String stage, Strike strike) throws Exception {
        Process process = start(stage);
        if (killSwitch.strike(strike, process)) {
            kills.merge(stage, 1, Integer::sum);
            story.add(stage + " killed at " + strike.requests() + "+" + strike.moments() + " ms");
        }
        return process.exitValue();
    }

    private int process(String stage) throws Exception {
        Process process = start(stage);
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(
                    stage + " takes more than " + MOST_SECONDS + " s: " + story() + "; it said: " + tell());
        }
        return process.exitValue();
    }

    private Process start(String stage) throws IOException {
        return workspace.process().start(said.resolve("out"), said.resolve("err"), stage);
    }

    private String tell() {
        return FerryProcess.read(said.resolve("out")) + FerryProcess.read(said.resolve("err"));
    }
}
