package dev.ferry.cli;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.terminal.Console;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a mistyped command line gets: one line that says what is wrong, and where the help is. */
final class UsageErrors implements IParameterExceptionHandler {
    private final Console console;

    UsageErrors(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        console.say("ferry: " + error.getMessage());
        if (error instanceof UnmatchedArgumentException unmatched) {
            unmatched.getSuggestions().stream()
                    .findFirst()
                    .ifPresent(meant -> console.say("Did you mean: " + meant + "?"));
        }
        console.say("Run `" + command + " --help` for what it takes.");
        return ExitCode.USAGE.code();
    }
}
