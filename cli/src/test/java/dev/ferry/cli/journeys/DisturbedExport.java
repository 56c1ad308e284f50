package dev.ferry.cli.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.cli.process.FerryProcess;
import dev.ferry.cli.process.SimulatedWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A workspace whose exports are disturbed, with an archive from before that must not suffer. */
final class DisturbedExport implements AutoCloseable {
    /** No export reads it, so it need not be an archive. */
    static final byte[] OLD = "what was exported the last time".getBytes(StandardCharsets.US_ASCII);

    private final SimulatedWorkspace workspace;
    private final Path said;

    private DisturbedExport(SimulatedWorkspace workspace, Path said) {
        this.workspace = workspace;
        this.said = said;
    }

    /** {@code keys} are the lines of {@code source:} that name the way into the tracker. */
    static DisturbedExport of(Path tracker, Path home, String keys) throws IOException {
        SimulatedWorkspace workspace =
                SimulatedWorkspace.of(tracker, Files.createDirectories(home), SimulatedWorkspace.usual());
        Path file = home.resolve("ferry.yaml");
        String before = Files.readString(file);
        int from = before.indexOf("  database:");
        int to = before.indexOf("github:");
        Files.writeString(file, before.substring(0, from) + keys.indent(2) + before.substring(to));
        DisturbedExport export = new DisturbedExport(
                workspace, Files.createDirectories(home.resolveSibling(home.getFileName() + "-said")));
        Files.write(export.archive(), OLD);
        return export;
    }

    Path archive() {
        return workspace.folder().resolve("archive.zip");
    }

    Path home() {
        return workspace.folder();
    }

    FerryProcess process() {
        return workspace.process();
    }

    /** Runs to the end. */
    FerryProcess.Result run(String... more) {
        return workspace.ferry(
                Stream.concat(Stream.of("export"), Stream.of(more)).toArray(String[]::new));
    }

    /** Runs any command to its end. */
    FerryProcess.Result ferry(List<String> command) {
        return workspace.ferry(command.toArray(String[]::new));
    }

    Process start(String... more) throws IOException {
        return begin(List.of(command(more)));
    }

    /** Starts any command. */
    Process begin(List<String> command) throws IOException {
        return workspace.process().start(said.resolve("out"), said.resolve("err"), command.toArray(String[]::new));
    }

    private static String[] command(String... more) {
        return Stream.concat(Stream.of("export"), Stream.of(more)).toArray(String[]::new);
    }

    String out() {
        return FerryProcess.read(said.resolve("out"));
    }

    String err() {
        return FerryProcess.read(said.resolve("err"));
    }

    /** As if there had been no export but the old one. */
    void forget() throws IOException {
        Files.write(archive(), OLD);
        Files.deleteIfExists(home().resolve("export-report.json"));
        Files.deleteIfExists(home().resolve("export-report.txt"));
        delete(home().resolve("rest-download"));
    }

    /** Kills it after so many milliseconds; tells whether it had not ended before. */
    boolean killedAfter(long moment) throws IOException, InterruptedException {
        Process process = start();
        process.waitFor(moment, TimeUnit.MILLISECONDS);
        return kill(process);
    }

    static boolean kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
        return process.exitValue() == 128 + 9;
    }

    static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** The old archive lies there as it was, and no half of a new one that could be taken for one. */
    void oldArchiveIsUntouched(String when) throws IOException {
        assertThat(archive()).as(when).hasBinaryContent(OLD);
        assertThat(names().stream().filter(name -> !name.startsWith(".") && name.contains("archive")))
                .as(when)
                .containsExactly("archive.zip");
    }

    /** Everything in the workspace but what a folder of fetched items is called. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("rest-download"))
                    .sorted()
                    .toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        workspace.close();
    }
}
