package dev.ferry.cli.session;

import dev.ferry.mapping.ledger.UndoPlace;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which migration a command is about, and in which of its two repositories. Filled by the command line's parser; for one
 * thread.
 */
public final class PlaceOptions {
    @Option(
            names = "--migration",
            paramLabel = "ID",
            description = "the migration (default: the one of the configured staging repository)")
    private Optional<String> migration = Optional.empty();

    @Option(
            names = "--staging",
            paramLabel = "OWNER/NAME",
            arity = "0..1",
            fallbackValue = "",
            description = "in the staging repository; with a name: in that one, of the migration through it")
    private Optional<String> staging = Optional.empty();

    @Option(names = "--target", description = "in the final repository")
    private boolean target;

    /** How it says which migration is meant. */
    public MigrationChoice choice() {
        return new MigrationChoice(migration, staging.filter(name -> !name.isEmpty()));
    }

    /** The repositories that are named; none where neither is. */
    public List<UndoPlace> named() {
        if (staging.isPresent()) {
            return target ? List.of(UndoPlace.STAGING, UndoPlace.TARGET) : List.of(UndoPlace.STAGING);
        }
        return target ? List.of(UndoPlace.TARGET) : List.of();
    }
}
