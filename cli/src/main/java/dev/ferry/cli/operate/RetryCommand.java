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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry retry}: takes the failed items up again. */
@Command(
        name = "retry",
        description =
                "Take failed items up again: all of them, or those of a category, or those you name. The next run of"
                        + " their stage works on them.",
        footer = {
            "Examples:",
            "  ferry retry",
            "  ferry retry --category LABEL_INVALID",
            "  ferry retry --only 12,40-60",
            "",
            "Next: the command of the stage again, such as ferry import"
        })
public final class RetryCommand implements Callable<Integer> {
    private static final int BATCH = 500;

    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = "--category",
            paramLabel = "C",
            split = ",",
            description =
                    "only what failed with this category, as `ferry failures` names it; may be given several times")
    private List<String> categories = List.of();

    @Option(
            names = "--only",
            paramLabel = "IDS",
            description = "only these of the failed items: ids and ranges, such as 12,40-60")
    private Optional<String> only = Optional.empty();

    public RetryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        RetryFilter filter = RetryFilter.of(categories, only);
        Workspace workspace = session.workspace();
        try (Ledger ledger = Ledger.open(workspace.configuration().database(), "ferry retry", session.clock())) {
            MigrationLedger migration =
                    ledger.migration(choice.need(workspace, ledger.view()).id());
            filter.refuseUnknown(migration.view());
            List<Transition> requeued = new ArrayList<>();
            Set<String> commands = new TreeSet<>();
            CategoryCounts taken = new CategoryCounts();
            CategoryCounts left = new CategoryCounts();
            for (ItemRow item : migration.view().failures()) {
                if (filter.takes(item)) {
                    requeued.add(new Transition.Requeued(item.id()));
                    commands.add(Cause.of(item).command());
                    taken.add(item);
                } else {
                    left.add(item);
                }
            }
            if (!requeued.isEmpty()) {
                // Before: an issue that the barrier failed goes on as if it were whole, and has to be compared again.
                Barrier.reopen(migration);
            }
            for (int from = 0; from < requeued.size(); from += BATCH) {
                migration.commit(requeued.subList(from, Math.min(from + BATCH, requeued.size())));
            }
            session.console()
                    .result(Figures.count(requeued.size(), "item") + " taken up again" + taken.words()
                            + (requeued.isEmpty() ? "" : "; next: " + String.join(", then ", commands)));
            if (left.total() > 0) {
                session.console().say(Figures.count(left.total(), "item") + " left as failed" + left.words());
            }
        }
        return ExitCode.DONE.code();
    }
}
