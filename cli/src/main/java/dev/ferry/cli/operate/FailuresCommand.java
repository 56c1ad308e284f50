package dev.ferry.cli.operate;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.transfer.rewrite.Collisions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry failures}: what failed, why, and what to do about it; works while a stage runs. */
@Command(
        name = "failures",
        description =
                "Show why items failed, cause by cause, each with its count, some examples and the cure. Works while"
                        + " a stage runs.",
        footer = {
            "Examples:",
            "  ferry failures",
            "  ferry failures --all",
            "  ferry failures --json",
            "",
            "An item whose record you mend in the archive (ferry archive unpack, edit, ferry archive pack) needs no",
            "retry: the next ferry import with that archive sends it again, and nothing else. For every other cause:",
            "Next: mend it, then ferry retry"
        })
public final class FailuresCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(names = "--all", description = "list every item that failed instead")
    private boolean all;

    @Option(names = "--json", description = "print one JSON object; with --all, one a line for each item")
    private boolean json;

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
            long count = all ? list(migration) : group(migration);
            long collisions = Collisions.count(migration);
            if (collisions > 0) {
                console.say(StatusText.collided(collisions));
            }
            console.say(
                    count == 0
                            ? "Nothing failed."
                            : Figures.count(count, "item")
                                    + " failed. Mend the causes, then run `ferry retry`; what failed"
                                    + " in the import and is mended in the archive needs none: import that archive.");
        }
        return ExitCode.DONE.code();
    }

    private long group(MigrationView migration) {
        Causes causes = new Causes();
        migration.failures().forEach(causes::add);
        if (json) {
            session.console().result(causes.json(migration.id()));
        } else {
            causes.lines().forEach(session.console()::result);
        }
        return causes.items();
    }

    private long list(MigrationView migration) {
        long count = 0;
        for (ItemRow item : migration.failures()) {
            session.console().result(json ? Causes.item(item).toString() : line(item));
            count++;
        }
        return count;
    }

    private static String line(ItemRow item) {
        Failure failure = Cause.reason(item);
        String stage =
                item.failedIn().map(state -> " (" + Causes.name(state) + ")").orElse("");
        return Safe.line(
                item.id() + stage + ": " + failure.category() + ": " + failure.detail() + "; " + failure.advice());
    }
}
