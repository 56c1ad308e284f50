package dev.ferry.cli.preview;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.stages.SelectionOptions;
import dev.ferry.cli.stages.TrialChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which issues are shown: in the same words, and with the same meaning, as an import plans them. Filled by the command line's parser. */
final class PreviewOptions {
    /** Enough to see the kinds that there are, and few enough to look at. */
    private static final int USUAL_SAMPLE = 20;

    @Parameters(
            arity = "0..*",
            paramLabel = "IDS",
            description = "just these issues, as with --only: ids and ranges, such as 12 40-60 (default, where nothing"
                    + " is chosen: --sample " + USUAL_SAMPLE + ")")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--yes", description = "follow --closure however many issues it brings along")
    private boolean sure;

    boolean isSure() {
        return sure;
    }

    TrialChoice.Wish wish() {
        TrialChoice.Wish said = selection.wish();
        if (!ids.isEmpty() && said.only().isPresent()) {
            throw new UsageException("name the issues once: " + String.join(",", ids) + " or those of --only");
        }
        Optional<String> named = ids.isEmpty() ? said.only() : Optional.of(String.join(",", ids));
        boolean chosen =
                named.isPresent() || said.limit().isPresent() || said.sample().isPresent();
        return new TrialChoice.Wish(
                named, said.limit(), chosen ? said.sample() : Optional.of(USUAL_SAMPLE), said.closure());
    }
}
