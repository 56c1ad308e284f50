package dev.ferry.cli.issues;

import dev.ferry.cli.run.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ferry issue}: the commands that look at one issue on GitHub and mend it. */
@Command(
        name = "issue",
        description =
                "Look at one issue on GitHub and change it there, for when its pages are switched off: by its old id, or"
                        + " by its number in one of the two repositories.",
        footer = {
            "Examples:",
            "  ferry issue show 812",
            "  ferry issue edit 812 --title \"A title that fits\"",
            "  ferry issue close --target --number 4711"
        })
public final class IssueCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
