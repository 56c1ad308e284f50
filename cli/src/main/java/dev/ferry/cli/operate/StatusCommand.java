package dev.ferry.cli.operate;

import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.throttle.LiveState;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.LockHolder;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry status}: how far the migration is; works while a stage runs. */
@Command(
        name = "status",
        description = "Show how far the migration is. Works while a stage runs.",
        footer = {"Examples:", "  ferry status", "  ferry status --json", "  ferry status --all"})
public final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Option(names = "--all", description = "one line for each migration of this workspace, the oldest first")
    private boolean all;

    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Workspace workspace = session.workspace();
        Path database = workspace.configuration().database();
        try (LedgerView ledger = LedgerView.openReadOnly(database)) {
            if (all) {
                tellAll(ledger, workspace.configuration(), LockHolder.of(database));
                return ExitCode.DONE.code();
            }
            Optional<MigrationRecord> migration = choice.find(workspace, ledger);
            Optional<LockHolder> running = LockHolder.of(database);
            Status status = status(migration, ledger, workspace.configuration(), running)
                    .pausedFor(LiveState.of(workspace.throttled(), running).flatMap(LiveState::paused));
            if (json) {
                session.console().result(status.json());
            } else {
                status.lines().forEach(session.console()::result);
            }
        }
        return ExitCode.DONE.code();
    }

    private Status status(
            Optional<MigrationRecord> migration,
            LedgerView ledger,
            Configuration configuration,
            Optional<LockHolder> running) {
        return Status.of(
                configuration,
                migration,
                migration.map(known -> ledger.migration(known.id())),
                running,
                session.clock().instant());
    }

    private void tellAll(LedgerView ledger, Configuration configuration, Optional<LockHolder> running) {
        List<Status> each = ledger.migrations().stream()
                .map(record -> status(Optional.of(record), ledger, configuration, running))
                .toList();
        if (json) {
            session.console().result("[" + each.stream().map(Status::json).collect(Collectors.joining(",\n ")) + "]");
            return;
        }
        each.forEach(status -> session.console().result(status.line()));
        if (each.isEmpty()) {
            session.console().say("No migration was begun in this workspace.");
        }
    }
}
