package dev.ferry.cli.operate;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.Barrier;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ferry retry}: takes the failed items up again. */
@Command(
        name = "retry",
        description = "Take failed items up again. The next run of their stage works on them.",
        footer = {"Example:", "  ferry retry", "", "Next: the command of the stage again, such as ferry import"})
public final class RetryCommand implements Callable<Integer> {
    private static final int BATCH = 500;

    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    public RetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Workspace workspace = session.workspace();
        try (Ledger ledger = Ledger.open(workspace.configuration().database(), "ferry retry", session.clock())) {
            MigrationLedger migration =
                    ledger.migration(choice.need(workspace, ledger.view()).id());
            List<Transition> requeued = new ArrayList<>();
            for (ItemRow item : migration.view().failures()) {
                requeued.add(new Transition.Requeued(item.id()));
            }
            for (int from = 0; from < requeued.size(); from += BATCH) {
                migration.commit(requeued.subList(from, Math.min(from + BATCH, requeued.size())));
            }
            if (!requeued.isEmpty()) {
                // An issue that the barrier failed goes on as if it were whole: it has to be compared again.
                Barrier.reopen(migration);
            }
            session.console()
                    .result(Figures.count(requeued.size(), "item") + " taken up again"
                            + (requeued.isEmpty() ? "" : "; run the stage's command again"));
        }
        return ExitCode.DONE.code();
    }
}
