package dev.ferry.cli.demo;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.fixtures.hub.HubState;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.tracker.SampleTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ferry demo}: every command of a migration, one after the other, without touching anything real. */
@Command(
        name = "demo",
        description = "Carry a small sample tracker to a simulated GitHub: every command of a migration, one after the"
                + " other. Nothing real is touched. Leaves a workspace to look into.",
        footer = {
            "Examples:",
            "  ferry demo",
            "  ferry demo ../elsewhere",
            "",
            "Next: look around with ferry -C ferry-demo status, map, archive show 12"
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String STAGING = "example/issues-staging";
    private static final String TARGET = "example/project";
    private static final String TOKEN_VARIABLE = "FERRY_DEMO_TOKEN";
    private static final String TOKEN = "a-token-of-the-simulator";

    private final Session session;
    private final Runner runner;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "ferry-demo",
            description =
                    "where the workspace is made: a folder that is empty or does not exist yet (default: ferry-demo)")
    private Path folder = Path.of("ferry-demo");

    /** Runs one command as the command line would, with more environment variables. */
    @FunctionalInterface
    public interface Runner {
        int run(Map<String, String> environment, String... arguments);
    }

    public DemoCommand(Session session, Runner runner) {
        this.session = session;
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException {
        Path workspace = session.folder().resolve(folder).normalize();
        checkFree(workspace);
        Instant begun = session.clock().instant();
        SampleTracker.writeTo(Files.createDirectories(workspace).resolve("tracker"));
        try (SimulatedGitHub hub = SimulatedGitHub.builder()
                .clock(session.clock())
                .repository(STAGING)
                .repository(TARGET)
                .token(TOKEN, "ferry-bot", Permission.ADMIN)
                .start()) {
            Files.writeString(workspace.resolve("ferry.yaml"), configuration(hub));
            for (List<String> command : commands(workspace)) {
                int exit = run(workspace, command);
                if (exit != ExitCode.DONE.code()) {
                    session.console().say("The demo ends here, because the last command ended with " + exit + ".");
                    return exit;
                }
            }
            summarise(
                    workspace,
                    hub.state(),
                    Duration.between(begun, session.clock().instant()));
        }
        return ExitCode.DONE.code();
    }

    private static void checkFree(Path workspace) throws IOException {
        if (!Files.exists(workspace)) {
            return;
        }
        boolean taken = !Files.isDirectory(workspace);
        if (!taken) {
            try (Stream<Path> content = Files.list(workspace)) {
                taken = content.findAny().isPresent();
            }
        }
        if (taken) {
            throw new ConfigException(
                    workspace + " is there already; remove it, or name another folder: ferry demo FOLDER");
        }
    }

    private static String configuration(SimulatedGitHub hub) {
        return """
                # Made by `ferry demo`. The simulated GitHub was gone when the demo ended; status, map and archive still work.
                source:
                  tracker: roundup
                  url: %s
                  database: "jdbc:sqlite:tracker/db/db"
                  files: tracker/db/files
                github:
                  api: %s
                  token: "${%s}"
                staging: { repository: %s }
                target: { repository: %s }
                mapping: { preset: bpo }
                """.formatted(SampleTracker.URL, hub.api(), TOKEN_VARIABLE, STAGING, TARGET);
    }

    private static List<List<String>> commands(Path workspace) {
        return List.of(
                List.of("export"),
                List.of("doctor"),
                List.of("import"),
                List.of("transfer"),
                List.of("rewrite"),
                List.of("relations"),
                List.of("verify"),
                List.of(
                        "map",
                        "--format",
                        "csv",
                        "--output",
                        workspace.resolve("map.csv").toString()));
    }

    private int run(Path workspace, List<String> command) {
        session.console().say("\n$ ferry -C " + workspace + " " + String.join(" ", command));
        String[] arguments = Stream.concat(Stream.of("-C", workspace.toString()), command.stream())
                .toArray(String[]::new);
        return runner.run(Map.of(TOKEN_VARIABLE, TOKEN), arguments);
    }

    private void summarise(Path workspace, HubState hub, Duration time) {
        Console console = session.console();
        int issues = hub.issues(TARGET).size();
        long comments = hub.issues(TARGET).stream()
                .mapToLong(issue -> issue.comments().size())
                .sum();
        String perIssue = String.format(Locale.ROOT, "%.2f", hub.requestCount() / (double) Math.max(1, issues));
        console.result("");
        console.result("The sample tracker is in the simulated repository " + TARGET + ":");
        console.result("  issues            " + Figures.count(issues));
        console.result("  comments          " + Figures.count(comments));
        console.result(
                "  people notified   " + Figures.count(hub.notifications().size()));
        console.result("  requests          " + Figures.count(hub.requestCount()) + ", " + perIssue + " an issue");
        console.result("  time              " + Figures.time(time));
        console.result("  archive           " + workspace.resolve("archive.zip"));
        console.result("  ID map            " + workspace.resolve("map.csv"));
        console.result("  verification      " + workspace.resolve("verify-report.json"));
        console.result("Look around: ferry -C " + workspace + " archive show 1");
    }
}
