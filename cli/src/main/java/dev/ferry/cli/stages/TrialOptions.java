package dev.ferry.cli.stages;

import dev.ferry.cli.run.UsageException;
import dev.ferry.importer.Selection;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which issues an import plans. The options narrow one after the other: those of {@code --only}, of them the first
 * {@code --limit}, of them a {@code --sample}; then {@code --closure} adds what the chosen ones refer to, from the whole
 * archive. Filled by the command line's parser.
 */
final class TrialOptions {
    private static final String ALL_THE_WAY = "2147483647";

    @Option(
            names = "--only",
            paramLabel = "IDS",
            description = "plan just these issues: ids and ranges, such as 12,40-60,900-")
    private Optional<String> only = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "plan just the first N of them in legacy order")
    private Optional<Long> limit = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "plan N of them that show as much as possible of what there is: the longest, the fullest, each"
                            + " odd thing, each value of each property. The same archive gives the same ones")
    private Optional<Integer> sample = Optional.empty();

    @Option(
            names = "--closure",
            paramLabel = "STEPS",
            arity = "0..1",
            fallbackValue = ALL_THE_WAY,
            description =
                    "plan also what these refer to, by links and in texts, and what that refers to, and so on; with a"
                            + " number only so many steps. More than ten times as many want --yes")
    private Optional<Integer> closure = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "show which issues these options choose, and why; asks nothing of GitHub and writes nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "with --dry-run: print one JSON object")
    private boolean json;

    boolean isDryRun() {
        return dryRun;
    }

    boolean isJson() {
        return json;
    }

    Optional<Integer> sample() {
        return sample;
    }

    Optional<Integer> closure() {
        return closure;
    }

    /** What was asked for. */
    TrialChoice.Wish wish() {
        return new TrialChoice.Wish(only, limit, sample, closure);
    }

    /** What was named and limited; a UsageException where the options make no sense. */
    Selection named() {
        Selection named = wish().named();
        if (json && !dryRun) {
            throw new UsageException("--json says what --dry-run shows; give both");
        }
        return named;
    }
}
