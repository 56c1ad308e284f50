package dev.ferry.cli.session;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.terminal.Console;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody says what is about to be taken back or deleted, on the command line or typed, before it is. */
public final class Confirmation {
    private static final String NOTHING = "Nothing was changed.";

    private final Console console;
    private final List<String> said;

    /** {@code said} is what {@code --yes-i-mean} named. */
    public Confirmation(Console console, List<String> said) {
        this.console = console;
        this.said = List.copyOf(said);
    }

    /** Throws a UsageException unless every one of these is named; {@code what} they are, such as "name of the repository". */
    public void require(String what, List<String> names) throws IOException {
        if (said.isEmpty() && console.canAsk()) {
            for (String name : names) {
                String typed = console.ask("To do this, type the " + what + ", " + name + ":")
                        .orElse("");
                if (!typed.strip().equalsIgnoreCase(name)) {
                    throw new UsageException(NOTHING + " That was not " + name);
                }
            }
            return;
        }
        if (!names.stream().allMatch(this::isSaid)) {
            String wrong = said.isEmpty() ? "" : " --yes-i-mean names " + String.join(", ", said) + ".";
            throw new UsageException(NOTHING + wrong + " To do this, say the same command with "
                    + names.stream().map(name -> "--yes-i-mean " + name).collect(Collectors.joining(" ")));
        }
    }

    private boolean isSaid(String name) {
        return said.stream().anyMatch(one -> one.strip().equalsIgnoreCase(name));
    }
}
