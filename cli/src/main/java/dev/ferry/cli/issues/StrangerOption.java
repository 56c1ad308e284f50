package dev.ferry.cli.issues;

import picocli.CommandLine.Option;

/** Whether an issue may be changed that the migration did not make. Filled by the command line's parser. */
final class StrangerOption {
    @Option(names = "--stranger", description = "change it although this migration did not make it")
    private boolean meant;

    boolean isMeant() {
        return meant;
    }
}
