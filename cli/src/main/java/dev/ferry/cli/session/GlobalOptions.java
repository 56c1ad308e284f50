package dev.ferry.cli.session;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. Filled by the command line's parser. */
public final class GlobalOptions {
    @Option(
            names = {"-C", "--workspace"},
            paramLabel = "WORKSPACE",
            defaultValue = ".",
            scope = ScopeType.INHERIT,
            description = "the folder with ferry.yaml (default: the current one)")
    private Path workspace = Path.of(".");

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "log every request to the workspace's ferry.log")
    private boolean verbose;

    Path workspace() {
        return workspace;
    }

    /** Whether more than usual is wanted in the log. */
    public boolean verbose() {
        return verbose;
    }
}
