package dev.ferry.cli.archives;

import dev.ferry.cli.run.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ferry archive}: its own commands do the work. */
@Command(
        name = "archive",
        description = "Look into an archive, check it, mend it by hand.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "Examples:",
            "  ferry archive info",
            "  ferry archive show 812",
            "",
            "More on one command: ferry archive COMMAND --help"
        })
public final class ArchiveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
