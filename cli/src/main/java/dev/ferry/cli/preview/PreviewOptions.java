package dev.ferry.cli.preview;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.stages.TrialChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which issues are shown: in the same words, and with the same meaning, as an import plans them. Filled by the command line's parser. */
final class PreviewOptions {
    /** Enough to see the kinds that there are, and few enough to look at. */
    private static final int USUAL_SAMPLE = 20;

    private static final String ALL_THE_WAY = "2147483647";

    @Parameters(
            arity = "0..*",
            paramLabel = "IDS",
            description = "show just these issues, as with --only: ids and ranges, such as 12 40-60")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "IDS",
            description = "show just these issues: ids and ranges, such as 12,40-60,900-")
    private Optional<String> only = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "show just the first N of them in legacy order")
    private Optional<Long> limit = Optional.empty();

    @Option(
            names = "--sample",
            paramLabel = "N",
            description =
                    "show N of them that show as much as possible of what there is, the same as ferry import --sample"
                            + " takes (default, where nothing is chosen: " + USUAL_SAMPLE + ")")
    private Optional<Integer> sample = Optional.empty();

    @Option(
            names = "--closure",
            paramLabel = "STEPS",
            arity = "0..1",
            fallbackValue = ALL_THE_WAY,
            description =
                    "show also what these refer to, and what that refers to, and so on; with a number only so many"
                            + " steps. More than ten times as many want --yes")
    private Optional<Integer> closure = Optional.empty();

    @Option(names = "--yes", description = "follow --closure however many issues it brings along")
    private boolean sure;

    boolean isSure() {
        return sure;
    }

    TrialChoice.Wish wish() {
        if (!ids.isEmpty() && only.isPresent()) {
            throw new UsageException("name the issues once: " + String.join(",", ids) + " or those of --only");
        }
        Optional<String> named = ids.isEmpty() ? only : Optional.of(String.join(",", ids));
        boolean chosen = named.isPresent() || limit.isPresent() || sample.isPresent();
        return new TrialChoice.Wish(named, limit, chosen ? sample : Optional.of(USUAL_SAMPLE), closure);
    }
}
