package dev.ferry.cli;

import dev.ferry.cli.archives.ArchiveCommand;
import dev.ferry.cli.archives.ArchiveInfoCommand;
import dev.ferry.cli.archives.ArchivePackCommand;
import dev.ferry.cli.archives.ArchiveShowCommand;
import dev.ferry.cli.archives.ArchiveUnpackCommand;
import dev.ferry.cli.archives.ArchiveValidateCommand;
import dev.ferry.cli.demo.DemoCommand;
import dev.ferry.cli.operate.FailuresCommand;
import dev.ferry.cli.operate.MapCommand;
import dev.ferry.cli.operate.RetryCommand;
import dev.ferry.cli.operate.StatusCommand;
import dev.ferry.cli.session.GlobalOptions;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.setup.DoctorCommand;
import dev.ferry.cli.setup.InitCommand;
import dev.ferry.cli.stages.ExportCommand;
import dev.ferry.cli.stages.ImportCommand;
import dev.ferry.cli.stages.RewriteCommand;
import dev.ferry.cli.stages.TransferCommand;
import dev.ferry.cli.stages.VerifyCommand;
import dev.ferry.cli.terminal.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Puts the program together: the only place that knows every command. */
final class Ferry {
    private final CommandLine line;

    Ferry(Console console, Map<String, String> environment, Clock clock) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(console, environment, clock, options);
        this.line = new CommandLine(new FerryCommand()).addMixin("global", options);
        line.addSubcommand(new DemoCommand(
                        session,
                        (more, arguments) -> new Ferry(console, merged(environment, more), clock).run(arguments)))
                .addSubcommand(new InitCommand(session))
                .addSubcommand(new DoctorCommand(session))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new TransferCommand(session))
                .addSubcommand(new RewriteCommand(session))
                .addSubcommand(new VerifyCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new FailuresCommand(session))
                .addSubcommand(new RetryCommand(session))
                .addSubcommand(new MapCommand(session))
                .addSubcommand(new CommandLine(new ArchiveCommand())
                        .addSubcommand(new ArchiveInfoCommand(session))
                        .addSubcommand(new ArchiveValidateCommand(session))
                        .addSubcommand(new ArchiveShowCommand(session))
                        .addSubcommand(new ArchiveUnpackCommand(session))
                        .addSubcommand(new ArchivePackCommand(session)));
        Help.arrange(line);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(console.hasColours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors(console))
                .setExecutionExceptionHandler(new Failures(console));
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
        return line.execute(arguments);
    }
}
