package dev.ferry.cli.process;

import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.tracker.SampleTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workspace with a tracker and a simulated GitHub in this JVM, which the program talks to over the wire. */
public final class SimulatedWorkspace implements AutoCloseable {
    public static final String STAGING = "example/issues-staging";
    public static final String TARGET = "example/project";
    public static final String TOKEN = "planted-token-4711";

    private final Path folder;
    private final SimulatedGitHub hub;

    private SimulatedWorkspace(Path folder, SimulatedGitHub hub) {
        this.folder = folder;
        this.hub = hub;
    }

    public static SimulatedWorkspace make(Path folder) throws IOException {
        return make(folder, usual());
    }

    /** A staging and a target repository, both public, and a token that may do everything. */
    public static SimulatedGitHubBuilder usual() {
        return SimulatedGitHub.builder()
                .repository(STAGING)
                .repository(TARGET)
                .token(TOKEN, "ferry-bot", Permission.ADMIN);
    }

    public static SimulatedWorkspace make(Path folder, SimulatedGitHubBuilder builder) throws IOException {
        SampleTracker.writeTo(folder.resolve("tracker"));
        return beside(folder, builder);
    }

    /** The same with another tracker, which is read where it lies. */
    public static SimulatedWorkspace of(Path tracker, Path folder, SimulatedGitHubBuilder builder) throws IOException {
        SimulatedWorkspace workspace = beside(folder, builder);
        workspace.configure("tracker/db/", tracker.toAbsolutePath().normalize() + "/db/");
        return workspace;
    }

    private static SimulatedWorkspace beside(Path folder, SimulatedGitHubBuilder builder) throws IOException {
        SimulatedGitHub hub = builder.start();
        Files.writeString(folder.resolve("ferry.yaml"), configuration(hub));
        return new SimulatedWorkspace(folder, hub);
    }

    private static String configuration(SimulatedGitHub hub) {
        return """
                source:
                  tracker: roundup
                  url: https://bugs.example.org/
                  database: "jdbc:sqlite:tracker/db/db"
                  files: tracker/db/files
                github: { api: "%s", token: "${FERRY_TEST_TOKEN}" }
                staging: { repository: %s }
                target: { repository: %s }
                mapping: { preset: bpo }
                reconcile: { quiet: 1s }
                """.formatted(hub.api(), STAGING, TARGET);
    }

    /** Changes one place of the configuration. */
    public void configure(String from, String to) throws IOException {
        Path file = folder.resolve("ferry.yaml");
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    public Path folder() {
        return folder;
    }

    public SimulatedGitHub hub() {
        return hub;
    }

    public FerryProcess.Result ferry(String... arguments) {
        return process().run(arguments);
    }

    public FerryProcess process() {
        return new FerryProcess(folder).with("FERRY_TEST_TOKEN", TOKEN);
    }

    @Override
    public void close() {
        hub.close();
    }
}
