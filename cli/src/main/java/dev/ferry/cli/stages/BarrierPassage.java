package dev.ferry.cli.stages;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Prepared;
import java.io.IOException;
import java.util.List;

/** The way through the barrier: staging is compared with the ledger until nothing is missing there. */
final class BarrierPassage {
    /** An import that goes missing again and again is no accident any more. */
    private static final int MOST_ROUNDS = 3;

    private final Crossing crossing;
    private final Console console;

    BarrierPassage(Crossing crossing) {
        this.crossing = crossing;
        console = crossing.session().console();
    }

    void pass() throws InterruptedException, IOException {
        for (int round = 1; !Barrier.isPassed(crossing.ledger()); round++) {
            Barrier.Report report = new Barrier(crossing.importJob()).compare();
            tell(report);
            if (report.missing().isEmpty()) {
                return;
            }
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

    private void tell(Barrier.Report report) {
        int strangers = crossing.ledger().view().strangers().size();
        if (strangers > 0) {
            console.say(Figures.count(strangers, "issue")
                    + " on staging that nobody planned: left there, see `ferry status`");
        }
        if (!report.unfinished().isEmpty()) {
            console.say(InTheWay.named(report.unfinished())
                    + " on staging whose import is in doubt: `ferry import` clears that up, after"
                    + " `ferry retry` where `ferry failures` names it; then transfer again");
        }
        if (!report.incomplete().isEmpty()) {
            console.say(InTheWay.named(report.incomplete())
                    + " on staging without all comments: not moved, see `ferry failures`");
        }
        if (!report.missing().isEmpty()) {
            console.say(Figures.count(report.missing().size(), "issue")
                    + " missing on staging: imported again, and what was begun is ended");
        }
    }
}
