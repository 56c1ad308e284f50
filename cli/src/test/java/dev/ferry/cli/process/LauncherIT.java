package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program through its launcher, and the commands of README.md. */
@Tag("slow")
final class LauncherIT {
    private static final Path ROOT = Path.of(System.getProperty("ferry.root", ""));
    private static final Path SCRIPTS = ROOT.resolve("scripts");
    private static final String FERRY = SCRIPTS.resolve("ferry").toString();

    @TempDir
    private Path folder;

    private record Ended(int exit, String out, String err) {}

    private Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", SCRIPTS + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        return end(start(environment, command));
    }

    @Test
    void the_launcher_works_from_anywhere_and_through_a_link() throws IOException, InterruptedException {
        Files.createSymbolicLink(folder.resolve("link"), SCRIPTS.resolve("ferry"));
        Ended version = run(Map.of(), "./link", "--version");
        assertThat(version.out()).startsWith("ferry 0.");
        assertThat(version.err()).isEmpty();
        assertThat(version.exit()).isZero();
    }

    @Test
    void options_for_java_reach_it_and_a_missing_java_is_named() throws IOException, InterruptedException {
        assertThat(run(Map.of("FERRY_JAVA_OPTS", "-Xmx64m -XshowSettings:vm"), FERRY, "--version")
                        .err())
                .contains("Max. Heap Size: 64");
        Ended without = run(Map.of("JAVA_HOME", "/nowhere"), FERRY, "--version");
        assertThat(without.exit()).isEqualTo(3);
        assertThat(without.err()).contains("there is no Java (/nowhere/bin/java)");
    }

    @Test
    void a_stopped_import_says_so_and_goes_on_later() throws Exception {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            Map<String, String> token = Map.of("FERRY_TEST_TOKEN", SimulatedWorkspace.TOKEN);
            assertThat(run(token, FERRY, "export").exit()).isZero();
            workspace.configure("mapping:", "limits: { writes-per-minute: 120, concurrency: 1 }\nmapping:");
            Process process = start(token, FERRY, "import", "--only", "1-8");
            while (workspace.hub().state().issues(SimulatedWorkspace.STAGING).isEmpty()) {
                assertThat(process.isAlive()).isTrue();
                assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
            }
            // The launcher made way for Java, so the signal reaches the run itself.
            process.destroy();
            Ended stopped = end(process);
            assertThat(stopped.exit()).as("%s", stopped).isEqualTo(130);
            assertThat(stopped.err()).contains("Stopping at the next item boundary", "the same command goes on");
            int done =
                    workspace.hub().state().issues(SimulatedWorkspace.STAGING).size();
            assertThat(done).isLessThan(8);

            workspace.configure("limits: { writes-per-minute: 120, concurrency: 1 }\n", "");
            assertThat(run(token, FERRY, "import").exit()).isZero();
            assertThat(workspace.hub().state().issues(SimulatedWorkspace.STAGING))
                    .extracting(issue -> issue.title())
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(8);
        }
    }

    @Test
    void a_killed_run_leaves_no_temporary_files() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            Map<String, String> environment = Map.of(
                    "FERRY_TEST_TOKEN", SimulatedWorkspace.TOKEN, "FERRY_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
            assertThat(run(environment, FERRY, "export").exit()).isZero();
            Process process = start(environment, FERRY, "import");
            while (workspace.hub().state().issues(SimulatedWorkspace.STAGING).isEmpty()) {
                assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
            }
            process.destroyForcibly().waitFor();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void the_commands_of_the_readme_work() throws Exception {
        List<String> blocks = shellBlocks(Files.readString(ROOT.resolve("README.md")));
        assertThat(blocks).hasSize(5);
        assertThat(blocks.get(2)).isEqualTo("mvn verify\n");
        Files.createSymbolicLink(folder.resolve("scripts"), SCRIPTS);

        Ended demo = run(Map.of(), "sh", "-e", "-c", blocks.get(0));
        assertThat(demo.exit()).as("%s", demo).isZero();
        assertThat(demo.out()).contains("people notified   0", "ferry-demo/map.csv", "ferry-demo/verify-report.json");
        Ended again = run(Map.of(), "sh", "-e", "-c", blocks.get(0));
        assertThat(again.exit()).isEqualTo(3);
        assertThat(again.err()).contains("is there already");
        Ended look = run(Map.of(), "sh", "-e", "-c", blocks.get(1));
        assertThat(look.exit()).as("%s", look).isZero();

        assertThat(run(Map.of(), "sh", "-e", "-c", blocks.get(3)).exit()).isZero();
        Path real = folder.resolve("my-migration");
        assertThat(real.resolve("ferry.yaml")).exists();
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(real)) {
            workspace.configure("FERRY_TEST_TOKEN", "GITHUB_TOKEN");
            String commands = blocks.get(4).replace("GITHUB_TOKEN=...", "GITHUB_TOKEN=" + SimulatedWorkspace.TOKEN);
            Ended whole = run(Map.of(), "sh", "-e", "-c", commands);
            assertThat(whole.exit()).as("%s", whole).isZero();
            assertThat(real.resolve("map.csv")).isNotEmptyFile();
        }
    }

    private static List<String> shellBlocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        for (String part : markdown.split("```sh\n")) {
            blocks.add(part.substring(0, Math.max(0, part.indexOf("```"))));
        }
        return blocks.subList(1, blocks.size());
    }
}
