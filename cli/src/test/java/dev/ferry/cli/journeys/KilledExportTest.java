package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.SimulatedWorkspace;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while the archive is written: the old one stays, nothing half written is taken for one, the next export is as if nothing had been. */
@Tag("slow")
final class KilledExportTest {
    private static final long SEED = 4;
    private static final int KILLS = 6;

    @TempDir
    private Path folder;

    @TempDir
    private Path said;

    @Test
    void an_export_killed_at_any_moment_leaves_the_old_archive_and_the_next_one_is_the_same_byte_by_byte()
            throws Exception {
        Path tracker = folder.resolve("tracker");
        new TrackerGenerator(SEED, GeneratorSizes.of(3000, 4)).writeTo(tracker);
        Path home = Files.createDirectory(folder.resolve("work"));
        try (SimulatedWorkspace workspace = SimulatedWorkspace.of(tracker, home, SimulatedWorkspace.usual())) {
            long begin = System.nanoTime();
            workspace.ferry("export").exits(0);
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            Path archive = home.resolve("archive.zip");
            byte[] undisturbed = Files.readAllBytes(archive);
            workspace.ferry("export", "--no-files").exits(0);
            byte[] old = Files.readAllBytes(archive);
            assertThat(old).isNotEqualTo(undisturbed);

            Random random = new Random(SEED);
            int killed = 0;
            for (int i = 0; i < KILLS; i++) {
                long moment = took * (i + 1) / (KILLS + 2) + random.nextInt(100);
                if (killedAfter(moment, workspace)) {
                    killed++;
                    assertThat(archive)
                            .as("killed after %d ms, seed %d", moment, SEED)
                            .hasBinaryContent(old);
                    assertThat(zips(home)).containsExactly("archive.zip");
                    workspace.ferry("archive", "validate").exits(0);
                } else {
                    Files.write(archive, old);
                }
            }
            assertThat(killed).isPositive();
            workspace.ferry("export").exits(0);
            assertThat(archive).hasBinaryContent(undisturbed);
            assertThat(names(home))
                    .containsExactly(
                            "archive.zip", "export-report.json", "export-report.txt", "ferry.log", "ferry.yaml");
        }
    }

    private boolean killedAfter(long moment, SimulatedWorkspace workspace) throws IOException, InterruptedException {
        Process process = workspace.process().start(said.resolve("out"), said.resolve("err"), "export");
        boolean ended = process.waitFor(moment, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    private static List<String> zips(Path home) throws IOException {
        return names(home).stream().filter(name -> name.endsWith(".zip")).toList();
    }

    private static List<String> names(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
