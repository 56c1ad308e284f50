package dev.ferry.cli.operate;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.transfer.rewrite.Collisions;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ferry failures}: what failed, why, and what to do about it; works while a stage runs. */
@Command(
        name = "failures",
        description = "List the items that failed, each with the reason and the cure. Works while a stage runs.",
        footer = {"Example:", "  ferry failures", "", "Next: mend the causes, then ferry retry"})
public final class FailuresCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    public FailuresCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Workspace workspace = session.workspace();
        Console console = session.console();
        try (LedgerView ledger =
                LedgerView.openReadOnly(workspace.configuration().database())) {
            MigrationView migration =
                    ledger.migration(choice.need(workspace, ledger).id());
            int count = 0;
            for (ItemRow item : migration.failures()) {
                console.result(line(item));
                count++;
            }
            long collisions = Collisions.count(migration);
            if (collisions > 0) {
                console.say(Status.collided(collisions));
            }
            console.say(
                    count == 0
                            ? "Nothing failed."
                            : Figures.count(count, "item") + " failed. Mend the causes, then run `ferry retry`.");
        }
        return ExitCode.DONE.code();
    }

    private static String line(ItemRow item) {
        String reason = item.failure()
                .map(failure -> failure.category() + ": " + failure.detail() + "; " + failure.advice())
                .orElse("no reason was kept");
        String stage = item.failedIn()
                .map(state -> " (" + state.name().toLowerCase(Locale.ROOT) + ")")
                .orElse("");
        return Safe.line(item.id() + stage + ": " + reason);
    }
}
