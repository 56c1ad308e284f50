package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Desk;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Prepared;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.MigrationView;
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
    /** An import that goes missing again and again is no accident any more. */
    private static final int MOST_ROUNDS = 3;

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
        List<LegacyId> outdated = crossing.ledger().view().newerArchive().unfinished();
        if (!outdated.isEmpty()) {
            session.console()
                    .say(InTheWay.named(outdated)
                            + " on staging not as the newer archive has them; nothing was moved: run `ferry import` to"
                            + " its end, then this again");
            return ExitCode.INCOMPLETE;
        }
        passBarrier(crossing);
        warnOfOrder(crossing);
        TransferSummary summary = new Transfer(new TransferJob(
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
                        session.stop()))
                .run(run);
        if (summary.stopped()) {
            throw new StoppedException();
        }
        crossing.progress().end();
        if (!summary.inTheWay().isEmpty()) {
            InTheWay.sentences(summary.inTheWay()).forEach(session.console()::say);
            session.console()
                    .say("Nothing was moved: what moves before them takes their place in the order. To go on without"
                            + " them, which gives them higher numbers: `ferry transfer --on-failure defer`");
            return ExitCode.INCOMPLETE;
        }
        tell(summary, crossing);
        ExitCode exit =
                Stage.leftBehind(session.console(), crossing.ledger().view().counts());
        boolean whole = summary.plannedAnew().isEmpty()
                && summary.reopened().leftOpen() == 0
                && summary.relocked().leftUnlocked() == 0;
        return run.end(summary, whole ? exit : ExitCode.INCOMPLETE);
    }

    /** Final numbers rise in the order of moving: what comes to staging later can not take a place in between. */
    private void warnOfOrder(Crossing crossing) {
        MigrationView migration = crossing.ledger().view();
        if (migration.counts().of(ItemState.IMPORTED) == 0) {
            return;
        }
        if (onFailure == OnFailure.DEFER) {
            InTheWay.sentences(migration.order().older())
                    .forEach(sentence -> session.console().say("warning: overtaken now: " + sentence));
        }
        long overtaken = migration.order().overtaken();
        if (overtaken > 0) {
            session.console()
                    .say("warning: " + Figures.count(overtaken, "planned issue") + " never imported and older than"
                            + " some that move now: moved later, they get higher numbers and the old order is lost;"
                            + " to keep it, stop (Ctrl-C) and run `ferry import` first");
        }
        long unplanned = crossing.archive().manifest().counts().issues()
                - (migration.counts().total() - migration.newerArchive().gone());
        if (unplanned > 0) {
            session.console()
                    .say("warning: " + Figures.count(unplanned, "issue") + " of the archive not planned: imported and"
                            + " moved later, they get higher numbers than all that move now, whatever their age");
        }
    }

    /** Compares staging with the ledger until nothing is missing there. */
    private void passBarrier(Crossing crossing) throws InterruptedException, IOException {
        for (int round = 1; !Barrier.isPassed(crossing.ledger()); round++) {
            Barrier.Report report = new Barrier(crossing.importJob()).compare();
            int strangers = crossing.ledger().view().strangers().size();
            if (strangers > 0) {
                session.console()
                        .say(Figures.count(strangers, "issue")
                                + " on staging that nobody planned: left there, see `ferry status`");
            }
            if (!report.unfinished().isEmpty()) {
                session.console()
                        .say(InTheWay.named(report.unfinished())
                                + " on staging whose import is in doubt: `ferry import` clears that up, after"
                                + " `ferry retry` where `ferry failures` names it; then transfer again");
            }
            if (!report.incomplete().isEmpty()) {
                session.console()
                        .say(InTheWay.named(report.incomplete())
                                + " on staging without all comments: not moved, see `ferry failures`");
            }
            if (report.missing().isEmpty()) {
                return;
            }
            session.console()
                    .say(Figures.count(report.missing().size(), "issue")
                            + " missing on staging: imported again, and what was begun is ended");
            if (round == MOST_ROUNDS) {
                throw new FindingsException(
                        List.of(crossing.staging() + ": issues that were imported are missing again and again;"
                                + " find out who deletes them, then run the same command"),
                        ExitCode.REMOTE);
            }
            Prepared staging = new Preparation(crossing).prepare();
            if (new Importer(crossing.importJob())
                    .runAgain(staging, report.missing())
                    .stopped()) {
                throw new StoppedException();
            }
        }
    }

    private void tell(TransferSummary summary, Crossing crossing) {
        Console console = session.console();
        Counts counts = crossing.ledger().view().counts();
        console.result("Moved " + Figures.count(summary.moved(), "issue") + " to " + crossing.target() + "; "
                + Figures.count(counts.of(ItemState.MOVED) + counts.of(ItemState.SETTLED)) + " of "
                + Figures.count(counts.total() - counts.of(ItemState.SKIPPED)) + " are there");
        if (!summary.overtaken().isEmpty()) {
            console.result(InTheWay.named(summary.overtaken())
                    + " refused and overtaken by the rest of the same request; `ferry failures` names who overtook");
        }
        if (!summary.plannedAnew().isEmpty()) {
            console.result(
                    InTheWay.named(summary.plannedAnew())
                            + " searched for twice and found in neither repository: planned anew, `ferry import` makes it again");
        }
        if (summary.reopened().closedAgain() > 0) {
            console.result("Closed issues are refused here: "
                    + Figures.count(summary.reopened().closedAgain(), "issue")
                    + " opened, moved and closed again; their closing date is that of the transfer");
        }
        if (summary.reopened().leftOpen() > 0) {
            console.result(Figures.count(summary.reopened().leftOpen(), "issue")
                    + " moved and not closed again yet: run the same command once more");
        }
        if (summary.relocked().lockedAgain() > 0) {
            console.result("A transfer unlocks here: "
                    + Figures.count(summary.relocked().lockedAgain(), "issue")
                    + " locked again as on staging");
        }
        if (summary.relocked().leftUnlocked() > 0) {
            console.result(Figures.count(summary.relocked().leftUnlocked(), "issue")
                    + " locked on staging and not locked again yet: run the same command once more, or lock by hand"
                    + " (`ferry issue lock`)");
        }
        if (!summary.outOfOrder().isEmpty()) {
            console.result(Figures.count(summary.outOfOrder().size(), "issue") + " out of legacy order");
        }
        if (summary.strangers() > 0) {
            console.result(Figures.count(summary.strangers(), "number") + " in between went to others");
        }
        long waiting = counts.of(ItemState.PLANNED) + counts.of(ItemState.IMPORTING);
        if (waiting > 0) {
            console.say(
                    Figures.count(waiting, "planned issue") + " not imported yet; run `ferry import`, then this again");
        }
    }
}
