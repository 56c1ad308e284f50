package dev.ferry.cli.stages;

import dev.ferry.cli.run.UsageException;
import picocli.CommandLine.Option;

/** Whether strangers are kept out of the final repository while issues move. Filled by the command line's parser. */
final class LockOptions {
    @Option(
            names = "--lock",
            description =
                    "let nobody but collaborators open issues and comment in the final repository meanwhile, so that"
                            + " no stranger takes a number in between; given back at the end")
    private boolean lock;

    @Option(names = "--unlock", description = "move nothing: only give back the lock of a transfer that was killed")
    private boolean unlock;

    boolean lock() {
        return lock;
    }

    boolean unlock() {
        if (lock && unlock) {
            throw new UsageException("--lock and --unlock: say one of the two");
        }
        return unlock;
    }
}
