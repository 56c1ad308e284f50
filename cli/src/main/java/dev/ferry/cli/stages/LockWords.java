package dev.ferry.cli.stages;

import dev.ferry.cli.terminal.Console;
import dev.ferry.github.RepositoryName;
import dev.ferry.transfer.guard.InteractionLock.Result;

/** What is said of a lock that was to be given back. */
final class LockWords {
    private LockWords() {}

    /** Returns whether it is given back. */
    static boolean tell(Console console, RepositoryName repository, Result result) {
        if (result.kind() == Result.Kind.REFUSED) {
            console.say(repository + " is still locked: " + result.words()
                    + "; `ferry transfer --unlock` tries again, or lift the interaction limit in its settings");
            return false;
        }
        console.say((result.kind() == Result.Kind.DONE ? "Unlocked " : "Nothing to unlock in ") + repository + ": "
                + result.words());
        return true;
    }
}
