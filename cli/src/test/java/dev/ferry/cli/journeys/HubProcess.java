package dev.ferry.cli.journeys;

import dev.ferry.fixtures.hub.HubMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated GitHub with both compilers and a process of its own, for figures. */
final class HubProcess implements AutoCloseable {
    private final Process process;
    private final URI api;

    private HubProcess(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** {@code around}: another program that runs it, such as one that binds it to a core. */
    static HubProcess start(List<String> around, String... options) throws IOException {
        List<String> command = new ArrayList<>(around);
        command.addAll(java("-Xmx4g", HubMain.class.getName()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        @Nullable String line = out.readLine();
        if (line == null) {
            throw new IOException("the simulator did not start");
        }
        return new HubProcess(process, URI.create(line.substring("listening ".length())));
    }

    /** The command for a program of the tests' class path. */
    static List<String> java(String heap, String mainClass) {
        return List.of(
                System.getProperty("java.home") + "/bin/java",
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass);
    }

    URI api() {
        return api;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
