package dev.ferry.cli.operate;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.LockHolder;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry status}: how far the migration is; works while a stage runs. */
@Command(
        name = "status",
        description = "Show how far the migration is. Works while a stage runs.",
        footer = {"Examples:", "  ferry status", "  ferry status --json"})
public final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Workspace workspace = session.workspace();
        Path database = workspace.configuration().database();
        try (LedgerView ledger = LedgerView.openReadOnly(database)) {
            Optional<MigrationRecord> migration = choice.find(workspace, ledger);
            Status status = Status.of(
                    workspace.configuration(),
                    migration,
                    migration.map(known -> ledger.migration(known.id())),
                    LockHolder.of(database));
            if (json) {
                session.console().result(status.json());
            } else {
                status.lines().forEach(session.console()::result);
            }
        }
        return ExitCode.DONE.code();
    }
}
