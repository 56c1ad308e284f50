package dev.ferry.cli;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.terminal.Console;
import dev.ferry.github.InterruptedCallException;
import dev.ferry.github.RemoteException;
import dev.ferry.importer.PreparationException;
import dev.ferry.importer.UnknownIssuesException;
import dev.ferry.mapping.ledger.LedgerException;
import dev.ferry.transfer.move.TransferStalledException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into a message and an exit code. Only what nobody foresaw shows a stack trace. */
final class Failures implements IExecutionExceptionHandler {
    private static final String GO_ON = "Stopped, as asked. Nothing is lost: the same command goes on where it was.";
    private static final String START_AGAIN =
            "Stopped, as asked. No archive was written or replaced: the same command starts again from the beginning;"
                    + " over REST it goes on where it was.";
    private static final String LOOK_AGAIN =
            "Stopped, as asked. Nothing was written: the same command starts again from the beginning.";

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        String stopped = switch (command.getCommandName()) {
            case "export" -> START_AGAIN;
            case "recover" -> LOOK_AGAIN;
            default -> GO_ON;
        };
        return report(error, stopped).code();
    }

    ExitCode report(Exception error) {
        return report(error, GO_ON);
    }

    private ExitCode report(Exception error, String stopped) {
        if (error instanceof UsageException || error instanceof UnknownIssuesException) {
            return say(error, ExitCode.USAGE);
        }
        if (error instanceof FindingsException findings) {
            return sayEach(error, findings.exit());
        }
        if (error instanceof PreparationException || error instanceof TransferStalledException) {
            return sayEach(error, ExitCode.REMOTE);
        }
        if (error instanceof ConfigException) {
            return sayEach(error, ExitCode.CONFIGURATION);
        }
        if (error instanceof DataException) {
            return say(error, ExitCode.DATA);
        }
        if (error instanceof RemoteException) {
            return say(error, ExitCode.REMOTE);
        }
        if (error instanceof StoppedException
                || error instanceof CancellationException
                || error instanceof InterruptedException
                || error instanceof InterruptedCallException) {
            console.say(stopped);
            return ExitCode.INTERRUPTED;
        }
        if (error instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return report(unchecked.getCause(), stopped);
        }
        if (error instanceof LedgerException) {
            console.say("ferry: " + error.getMessage() + "; nothing more was sent");
            return ExitCode.CONFIGURATION;
        }
        if (error instanceof IOException disk) {
            // A full disk or a missing right: something the operator changes, not a bug.
            console.say("ferry: " + describe(disk) + "; mend that and run the same command again");
            return ExitCode.CONFIGURATION;
        }
        return bug(error);
    }

    /** Several findings, one a line. */
    private ExitCode sayEach(Exception error, ExitCode code) {
        String.valueOf(error.getMessage()).lines().forEach(line -> console.say("ferry: " + line));
        return code;
    }

    private ExitCode say(Exception error, ExitCode code) {
        console.say("ferry: " + error.getMessage());
        return code;
    }

    private static String describe(IOException error) {
        if (error instanceof FileSystemException file) {
            String reason = file instanceof AccessDeniedException
                    ? "its rights forbid it"
                    : Optional.ofNullable(file.getReason())
                            .orElse(file.getClass().getSimpleName().replace("Exception", ""));
            return file.getFile() + ": " + reason;
        }
        return Optional.ofNullable(error.getMessage()).orElse(error.getClass().getSimpleName());
    }

    private ExitCode bug(Exception error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        console.say("ferry: this is a bug in Ferry; please report it with these lines:\n" + trace);
        return ExitCode.BUG;
    }
}
