package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Desk;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.transfer.guard.InteractionLock;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.Transfer;
import dev.ferry.transfer.move.TransferJob;
import dev.ferry.transfer.move.TransferSummary;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry transfer}: the issues move from staging to the final repository. */
@Command(
        name = "transfer",
        description = "Move the imported issues to the final repository, in legacy order. Staging is compared with the"
                + " ledger first: what is there twice stays behind, what is missing is imported again.",
        footer = {
            "Examples:",
            "  ferry transfer --canary 10",
            "  ferry transfer",
            "  ferry transfer --lock",
            "  ferry transfer --on-failure defer",
            "",
            "Next: ferry rewrite"
        })
public final class TransferCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = "--on-failure",
            paramLabel = "WHAT",
            defaultValue = "stop",
            description = "stop (nothing newer is moved before a failing issue, see --batch, nor before one that failed"
                    + " earlier or whose import is not finished) or defer (a failing issue goes last, and what failed"
                    + " earlier stays behind); default: stop")
    private OnFailure onFailure = OnFailure.STOP;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "50",
            description =
                    "move at most N issues in one request, 1 to 50 (default: 50). GitHub goes on after an issue that"
                            + " it refuses, so one that nothing announced is overtaken by the rest of its request, which is"
                            + " told; with 1 none is ever overtaken")
    private int largestBatch = TransferJob.LARGEST_BATCH;

    @Mixin
    private ClosedOption closed = new ClosedOption();

    @Mixin
    private CanaryOption canary = new CanaryOption();

    @Mixin
    private ForecastOptions forecast = new ForecastOptions();

    @Mixin
    private LockOptions locks = new LockOptions();

    public TransferCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (largestBatch < 1 || largestBatch > TransferJob.LARGEST_BATCH) {
            throw new UsageException("--batch: 1 to " + TransferJob.LARGEST_BATCH + ", not " + largestBatch);
        }
        canary.size();
        if (locks.unlock()) {
            return Desk.run(session, "transfer --unlock", choice, this::unlock);
        }
        return new Stage(session, "transfer").run(choice, this::moveGuarded);
    }

    private ExitCode unlock(Desk desk) throws InterruptedException {
        RepositoryName target = desk.repository(UndoPlace.TARGET);
        InteractionLock lock = new InteractionLock(desk.ledger(), desk.github(), target, desk.surroundings());
        return LockWords.tell(session.console(), target, lock.unlock()) ? ExitCode.DONE : ExitCode.REMOTE;
    }

    private ExitCode moveGuarded(Crossing crossing) throws InterruptedException, IOException {
        TransferGuard guard = new TransferGuard(session, crossing);
        boolean ended = false;
        try {
            guard.begin(locks.lock());
            CanaryRun run = new CanaryRun(crossing, canary.size(), forecast);
            ExitCode exit = move(crossing, run);
            boolean open = guard.end();
            run.close();
            ended = true;
            return open ? exit : ExitCode.INCOMPLETE;
        } finally {
            if (!ended) {
                TransferGuard.tellStillHeld(session, crossing.ledger().view());
            }
        }
    }

    private ExitCode move(Crossing crossing, CanaryRun run) throws InterruptedException, IOException {
        TransferWords words = new TransferWords(crossing);
        List<LegacyId> outdated = crossing.ledger().view().newerArchive().unfinished();
        if (!outdated.isEmpty()) {
            words.outdated(outdated);
            return ExitCode.INCOMPLETE;
        }
        new BarrierPassage(crossing).pass();
        words.noteWatchers();
        words.warnOfOrder(onFailure);
        TransferSummary summary = new Transfer(job(crossing)).run(run);
        if (summary.stopped()) {
            throw new StoppedException();
        }
        crossing.progress().end();
        if (!summary.inTheWay().isEmpty()) {
            words.inTheWay(summary.inTheWay());
            return ExitCode.INCOMPLETE;
        }
        words.tell(summary);
        ExitCode exit =
                Stage.leftBehind(session.console(), crossing.ledger().view().counts());
        boolean whole = summary.plannedAnew().isEmpty()
                && summary.reopened().leftOpen() == 0
                && summary.relocked().leftUnlocked() == 0;
        return run.end(summary, whole ? exit : ExitCode.INCOMPLETE);
    }

    private TransferJob job(Crossing crossing) {
        return new TransferJob(
                crossing.ledger(),
                crossing.github(),
                crossing.staging(),
                crossing.target(),
                onFailure,
                closed.policy(),
                largestBatch,
                crossing.importJob().quiet(),
                crossing.surroundings(),
                crossing.progress(),
                session.stop());
    }
}
