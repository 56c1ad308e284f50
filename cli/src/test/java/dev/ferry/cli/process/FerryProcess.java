package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs {@code ferry} in a workspace as a process of its own, with the classes under test. */
public final class FerryProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path workspace;
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Path> launcher = Optional.empty();
    private List<String> around = List.of();
    private String heap = "512m";
    private Duration patience = PATIENCE;

    public FerryProcess(Path workspace) {
        this.workspace = workspace;
    }

    /** How a run ended. */
    public record Result(int exit, String out, String err) {
        public Result exits(int code) {
            assertThat(exit).as("exit code; it said: %s%s", out, err).isEqualTo(code);
            return this;
        }

        /** A message for people: one line that holds all this, and no stack trace. */
        public Result says(String... parts) {
            assertThat(err).contains(parts).doesNotContain("\tat ");
            return this;
        }
    }

    public FerryProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Result run(String... arguments) {
        try {
            Path out = Files.createTempFile("ferry", ".out");
            Path err = Files.createTempFile("ferry", ".err");
            Process process = start(out, err, arguments);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("ferry " + String.join(" ", arguments) + " did not end: "
                        + Files.readString(out) + Files.readString(err));
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The packaged program through its launcher instead, as its user starts it. */
    public FerryProcess packaged() {
        launcher = Optional.of(Path.of(System.getProperty("ferry.root", ""), "scripts", "ferry"));
        return with("JAVA_HOME", System.getProperty("java.home")).with("FERRY_JAVA_OPTS", "-Xmx512m");
    }

    /** How much memory it has, in the JVM's words. */
    public FerryProcess withHeap(String size) {
        heap = size;
        return this;
    }

    /** How long a run may take. */
    public FerryProcess patient(Duration time) {
        patience = time;
        return this;
    }

    /** Runs it by another program, such as a shell that limits it first: its command follows these words. */
    public FerryProcess by(String... words) {
        around = List.of(words);
        return this;
    }

    /** Starts it and does not wait; what it says goes to the two files. */
    public Process start(Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(around);
        command.addAll(launcher.map(script -> List.of(script.toString())).orElseGet(() -> classesUnderTest(heap)));
        command.addAll(List.of("-C", workspace.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_") || name.equals("GITHUB_TOKEN"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The words that start the classes under test; the program's own arguments follow them. */
    static List<String> classesUnderTest(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=US-ASCII",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.ferry.cli.Main");
    }

    public static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
