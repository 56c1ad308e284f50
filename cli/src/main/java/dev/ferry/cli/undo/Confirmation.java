package dev.ferry.cli.undo;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.terminal.Console;
import dev.ferry.github.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Somebody says the names of the repositories in which something is about to be taken back, on the command line or typed. */
final class Confirmation {
    private static final String NOTHING = "Nothing was changed.";

    private final Console console;
    private final List<String> said;

    Confirmation(Console console, List<String> said) {
        this.console = console;
        this.said = said;
    }

    /** Throws a UsageException unless every one of these is named. */
    void require(List<RepositoryName> repositories) throws IOException {
        if (said.isEmpty() && console.canAsk()) {
            for (RepositoryName repository : repositories) {
                String typed = console.ask("To do this, type the name of the repository, " + repository + ":")
                        .orElse("");
                if (!typed.strip().equalsIgnoreCase(repository.toString())) {
                    throw new UsageException(NOTHING + " That was not " + repository);
                }
            }
            return;
        }
        List<RepositoryName> missing =
                repositories.stream().filter(one -> !isSaid(one)).toList();
        if (!missing.isEmpty()) {
            String wrong = said.isEmpty() ? "" : " --yes-i-mean names " + String.join(", ", said) + ".";
            throw new UsageException(NOTHING + wrong + " To do this, say the same command with "
                    + repositories.stream().map(one -> "--yes-i-mean " + one).collect(Collectors.joining(" ")));
        }
    }

    private boolean isSaid(RepositoryName repository) {
        return said.stream().anyMatch(name -> name.strip().equalsIgnoreCase(repository.toString()));
    }
}
