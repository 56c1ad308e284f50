package dev.ferry.cli.stages;

import dev.ferry.transfer.move.ClosedPolicy;
import picocli.CommandLine.Option;

/** What becomes of closed issues that the server refuses to move. */
final class ClosedOption {
    @Option(
            names = "--closed",
            paramLabel = "WHAT",
            defaultValue = "reopen",
            description =
                    "where GitHub refuses to move closed issues: reopen (open them, move them, close them again with"
                            + " their reason; they bear the date of that, and whoever takes part may be notified) or fail;"
                            + " default: reopen")
    private ClosedPolicy closed = ClosedPolicy.REOPEN;

    ClosedPolicy policy() {
        return closed;
    }
}
