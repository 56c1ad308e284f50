package dev.ferry.cli.stages;

import dev.ferry.cli.run.UsageException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How many issues are moved ahead of the rest, for a look. */
final class CanaryOption {
    @Option(
            names = "--canary",
            paramLabel = "N",
            description = "move N more issues, compare just these with the archive and their numbers with the forecast,"
                    + " show where to look at them, and stop (0: as they should be; 7: not). Interrupted, the same"
                    + " command moves what is left of the N and ends the look; after that it moves N more")
    private Optional<Integer> size = Optional.empty();

    /** Empty where all are moved. */
    Optional<Integer> size() {
        size.filter(wish -> wish < 1).ifPresent(wish -> {
            throw new UsageException("--canary: 1 issue or more, not " + wish);
        });
        return size;
    }
}
