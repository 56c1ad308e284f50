package dev.ferry.cli;

import dev.ferry.cli.archives.ArchiveCommand;
import dev.ferry.cli.archives.ArchiveDiffCommand;
import dev.ferry.cli.archives.ArchiveInfoCommand;
import dev.ferry.cli.archives.ArchiveMergeCommand;
import dev.ferry.cli.archives.ArchivePackCommand;
import dev.ferry.cli.archives.ArchiveShowCommand;
import dev.ferry.cli.archives.ArchiveUnpackCommand;
import dev.ferry.cli.archives.ArchiveValidateCommand;
import dev.ferry.cli.demo.DemoCommand;
import dev.ferry.cli.forecast.ForecastCommand;
import dev.ferry.cli.issues.IssueCloseCommand;
import dev.ferry.cli.issues.IssueCommand;
import dev.ferry.cli.issues.IssueDeleteCommand;
import dev.ferry.cli.issues.IssueEditCommand;
import dev.ferry.cli.issues.IssueLockCommand;
import dev.ferry.cli.issues.IssueReopenCommand;
import dev.ferry.cli.issues.IssueShowCommand;
import dev.ferry.cli.operate.FailuresCommand;
import dev.ferry.cli.operate.MapCommand;
import dev.ferry.cli.operate.RetryCommand;
import dev.ferry.cli.operate.StatusCommand;
import dev.ferry.cli.operate.ThrottleCommand;
import dev.ferry.cli.people.UsersCommand;
import dev.ferry.cli.people.UsersSuggestCommand;
import dev.ferry.cli.preview.PreviewCommand;
import dev.ferry.cli.session.GlobalOptions;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.setup.DoctorCommand;
import dev.ferry.cli.setup.InitCommand;
import dev.ferry.cli.stages.ExportCommand;
import dev.ferry.cli.stages.ImportCommand;
import dev.ferry.cli.stages.RecoverCommand;
import dev.ferry.cli.stages.RelationsCommand;
import dev.ferry.cli.stages.RewriteCommand;
import dev.ferry.cli.stages.TransferCommand;
import dev.ferry.cli.stages.VerifyCommand;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.undo.UndoCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the program together: the only place that knows every command. */
final class Ferry {
    private final CommandLine line;

    private Ferry(CommandLine line) {
        this.line = line;
    }

    /**
     * The program for these arguments. Looking at the annotations of every command takes longer than anything else before
     * the first request, so only commands whose names stand there are looked at: no other can be meant. Where none does,
     * or help is asked for, the line has them all.
     */
    static Ferry of(Console console, Map<String, String> environment, Clock clock, String... arguments) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(console, environment, clock, options);
        Map<String, Supplier<Object>> commands = commands(console, environment, clock, session);
        List<String> words = List.of(Help.meant(arguments));
        boolean some = words.stream().anyMatch(commands::containsKey)
                && words.stream().noneMatch(word -> word.equals("--help") || word.equals("-h"));
        CommandLine line = new CommandLine(new FerryCommand()).addMixin("global", options);
        commands.forEach((name, command) -> {
            if (!some || words.contains(name)) {
                line.addSubcommand(command.get());
            }
        });
        Help.arrange(line);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.hasColours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A workspace or a file may have the name of a command.
                .setAllowSubcommandsAsOptionParameters(true)
                .setParameterExceptionHandler(new UsageErrors(console))
                .setExecutionExceptionHandler(new Failures(console));
        return new Ferry(line);
    }

    private static Map<String, Supplier<Object>> commands(
            Console console, Map<String, String> environment, Clock clock, Session session) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put(
                "demo",
                () -> new DemoCommand(
                        session,
                        (more, arguments) -> of(console, merged(environment, more), clock, arguments)
                                .run(arguments)));
        commands.put("init", () -> new InitCommand(session));
        commands.put("doctor", () -> new DoctorCommand(session));
        commands.put(
                "users", () -> new CommandLine(new UsersCommand()).addSubcommand(new UsersSuggestCommand(session)));
        commands.put("forecast", () -> new ForecastCommand(session));
        commands.put("export", () -> new ExportCommand(session));
        commands.put("preview", () -> new PreviewCommand(session));
        commands.put("import", () -> new ImportCommand(session));
        commands.put("transfer", () -> new TransferCommand(session));
        commands.put("rewrite", () -> new RewriteCommand(session));
        commands.put("relations", () -> new RelationsCommand(session));
        commands.put("verify", () -> new VerifyCommand(session));
        commands.put("status", () -> new StatusCommand(session));
        commands.put("throttle", () -> new ThrottleCommand(session));
        commands.put("failures", () -> new FailuresCommand(session));
        commands.put("retry", () -> new RetryCommand(session));
        commands.put("map", () -> new MapCommand(session));
        commands.put("recover", () -> new RecoverCommand(session));
        commands.put("undo", () -> new UndoCommand(session));
        commands.put(
                "issue",
                () -> new CommandLine(new IssueCommand())
                        .addSubcommand(new IssueShowCommand(session))
                        .addSubcommand(new IssueEditCommand(session))
                        .addSubcommand(new IssueCloseCommand(session))
                        .addSubcommand(new IssueReopenCommand(session))
                        .addSubcommand(new IssueLockCommand(session))
                        .addSubcommand(new IssueDeleteCommand(session)));
        commands.put(
                "archive",
                () -> new CommandLine(new ArchiveCommand())
                        .addSubcommand(new ArchiveInfoCommand(session))
                        .addSubcommand(new ArchiveValidateCommand(session))
                        .addSubcommand(new ArchiveShowCommand(session))
                        .addSubcommand(new ArchiveUnpackCommand(session))
                        .addSubcommand(new ArchivePackCommand(session))
                        .addSubcommand(new ArchiveDiffCommand(session))
                        .addSubcommand(new ArchiveMergeCommand(session)));
        return commands;
    }

    private static Map<String, String> merged(Map<String, String> environment, Map<String, String> more) {
        Map<String, String> merged = new HashMap<>(environment);
        merged.putAll(more);
        return merged;
    }

    /** All commands, as the parser and the help know them. */
    CommandLine commandLine() {
        return line;
    }

    int run(String... arguments) {
        return line.execute(Help.meant(arguments));
    }
}
