package dev.ferry.cli.people;

import dev.ferry.cli.run.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ferry users}: who is who on GitHub. */
@Command(
        name = "users",
        description = "Find out who is who on GitHub, for the file that mapping: { users: ... } names in ferry.yaml.",
        footer = {"Examples:", "  ferry users suggest"})
public final class UsersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
