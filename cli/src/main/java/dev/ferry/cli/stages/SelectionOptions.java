package dev.ferry.cli.stages;

import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which issues of an archive a command takes. The options narrow one after the other: those of {@code --only}, of them the first
 * {@code --limit}, of them a {@code --sample}; then {@code --closure} adds what the chosen ones refer to, from the whole
 * archive. Filled by the command line's parser.
 */
public final class SelectionOptions {
    private static final String ALL_THE_WAY = "2147483647";

    @Option(names = "--only", paramLabel = "IDS", description = "just these: ids and ranges, such as 12,40-60,900-")
    private Optional<String> only = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "just the first N of them in legacy order")
    private Optional<Long> limit = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "N of them that show as much as possible of what there is: the longest, the fullest, each"
                    + " odd thing, each value of each property. The same archive gives the same ones")
    private Optional<Integer> sample = Optional.empty();

    @Option(
            names = "--closure",
            paramLabel = "STEPS",
            arity = "0..1",
            fallbackValue = ALL_THE_WAY,
            description = "also what these refer to, by links and in texts, and what that refers to, and so on; with a"
                    + " number only so many steps. More than ten times as many want --yes")
    private Optional<Integer> closure = Optional.empty();

    /** What was asked for. */
    public TrialChoice.Wish wish() {
        return new TrialChoice.Wish(only, limit, sample, closure);
    }
}
