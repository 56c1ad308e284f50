package dev.ferry.cli.stages;

import dev.ferry.cli.run.UsageException;
import dev.ferry.importer.Selection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which issues an import plans, and whether it only says so. Filled by the command line's parser. */
final class TrialOptions {
    @Mixin
    private SelectionOptions selection = new SelectionOptions();

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

    /** What was asked for. */
    TrialChoice.Wish wish() {
        return selection.wish();
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
