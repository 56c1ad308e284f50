package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the packaged program imports without limits beside a bare load generator that sends the same requests to the same
 * server, by hand; the figures stand in docs/performance.md. {@code -Dferry.pace.pinned=true}: the server on one core and
 * who talks to it on another, as if they were two machines (Linux). {@code -Dferry.pace.delay=N}: each answer comes N milliseconds later
 * than it could, as from a server that is far away.
 */
@Tag("long")
final class ImportPaceIT {
    private static final int ISSUES = Integer.getInteger("ferry.pace.issues", 20_000);
    private static final int ROUNDS = Integer.getInteger("ferry.pace.rounds", 2);
    private static final boolean PINNED = Boolean.getBoolean("ferry.pace.pinned");
    private static final String ANSWER_DELAY = System.getProperty("ferry.pace.delay", "0");
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    private Path folder;

    @Test
    void the_import_beside_a_bare_load_generator() throws Exception {
        Path tracker = folder.resolve("tracker");
        new TrackerGenerator(1, GeneratorSizes.of(ISSUES, 5.2)).writeTo(tracker);
        Path requests = folder.resolve("requests");
        Path archive = record(tracker, requests);
        for (int round = 1; round <= ROUNDS; round++) {
            try (HubProcess hub = hub()) {
                System.out.print("bare load generator: " + bareLoad(hub, requests));
            }
            try (HubProcess hub = hub()) {
                System.out.print("ferry import: " + ferry(hub, archive, "round-" + round));
            }
        }
    }

    private Path record(Path tracker, Path requests) throws Exception {
        Path work = Files.createDirectory(folder.resolve("recorded"));
        try (RecordedImports recorded = new RecordedImports(requests);
                SimulatedWorkspace workspace = SimulatedWorkspace.of(
                        tracker, work, SimulatedWorkspace.usual().observer(recorded))) {
            FerryProcess ferry = workspace.process().packaged().patient(PATIENCE);
            ferry.run("export").exits(0);
            ferry.run("import").exits(0);
            return work.resolve("archive.zip");
        }
    }

    private static HubProcess hub() throws IOException {
        return HubProcess.start(
                core(0),
                "--repository",
                SimulatedWorkspace.STAGING,
                "--repository",
                SimulatedWorkspace.TARGET,
                "--token",
                SimulatedWorkspace.TOKEN + "=ferry-bot:admin",
                "--answer-delay",
                ANSWER_DELAY);
    }

    private static List<String> core(int number) {
        return PINNED ? List.of("taskset", "-c", Integer.toString(number)) : List.of();
    }

    private static String bareLoad(HubProcess hub, Path requests) throws Exception {
        List<String> command = new ArrayList<>(core(1));
        command.addAll(HubProcess.java("-Xmx256m", BareLoad.class.getName()));
        command.addAll(List.of(
                hub.api().toString(),
                SimulatedWorkspace.STAGING,
                SimulatedWorkspace.TOKEN,
                requests.toString(),
                Integer.toString(CONNECTIONS)));
        Process load = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(load.waitFor()).as(said).isZero();
        return said;
    }

    /** What the last line of its progress says. */
    private String ferry(HubProcess hub, Path archive, String name) throws IOException {
        Path work = Files.createDirectory(folder.resolve(name));
        Files.writeString(work.resolve("ferry.yaml"), """
                source: { tracker: roundup, url: https://bugs.example.org/, database: "jdbc:sqlite:db", files: files }
                github: { api: "%s", token: "${FERRY_TEST_TOKEN}" }
                staging: { repository: %s }
                target: { repository: %s }
                mapping: { preset: bpo }
                """.formatted(
                        hub.api(), SimulatedWorkspace.STAGING, SimulatedWorkspace.TARGET));
        String said = new FerryProcess(work)
                .with("FERRY_TEST_TOKEN", SimulatedWorkspace.TOKEN)
                .packaged()
                .by(core(1).toArray(String[]::new))
                .patient(PATIENCE)
                .run("import", "--archive", archive.toString())
                .exits(0)
                .err();
        return said.lines()
                        .filter(line -> line.startsWith("import: ") && line.contains(" in "))
                        .reduce((first, last) -> last)
                        .orElseThrow()
                + "\n";
    }
}
