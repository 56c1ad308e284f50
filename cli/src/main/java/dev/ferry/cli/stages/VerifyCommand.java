package dev.ferry.cli.stages;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.verify.CrowdedWords;
import dev.ferry.cli.verify.VerifyPage;
import dev.ferry.transfer.relations.Relations;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.SideFolders;
import dev.ferry.transfer.verify.Sides;
import dev.ferry.transfer.verify.Verification;
import dev.ferry.transfer.verify.VerificationSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ferry verify}: what is on GitHub against what the archive holds. */
@Command(
        name = "verify",
        description = "Compare every issue on GitHub with the archive, field by field. Writes verify-report.json, and"
                + " verify-report.html to look at.",
        footer = {
            "Example:",
            "  ferry verify",
            "  ferry verify --sample 200",
            "  ferry verify --only 12,40-60",
            "  ferry verify --csv sides; diff -r sides/expected sides/found",
            "",
            "It ends with 0 where all that was imported is as it should be, with 7 where something differs, with 6",
            "where nothing differs but issues failed or are in doubt. What is not imported yet is named and no fault.",
            "Next: ferry map --format csv, for redirects from the old tracker"
        })
public final class VerifyCommand implements Callable<Integer> {
    private final Session session;
    private final NotCompared notCompared = new NotCompared();
    private final VerifyNotes notes = new VerifyNotes();
    private long shown;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Mixin
    private VerifyOptions some = new VerifyOptions();

    public VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        some.named();
        Path report = some.arePart()
                ? session.workspace().verifySampleReport()
                : session.workspace().verifyReport();
        return new Stage(session, "verify").run(choice, crossing -> verify(crossing, report));
    }

    private ExitCode verify(Crossing crossing, Path path) throws IOException {
        if (some.csv().isEmpty()) {
            return verify(crossing, path, Sides.NONE);
        }
        try (SideFolders folders = SideFolders.begin(some.csv().get())) {
            ExitCode exit = verify(crossing, path, folders);
            folders.finish();
            session.console()
                    .result("Both sides: " + some.csv().get()
                            + "; `diff -r` of expected and found there shows what differs,"
                            + " people's edits as well");
            return exit;
        }
    }

    private ExitCode verify(Crossing crossing, Path path, Sides sides) throws IOException {
        VerifyPage page = new VerifyPage();
        try (VerifyReport report = VerifyReport.begin(path, crossing.record())) {
            Verification verification = new Verification(
                    crossing.verificationJob(),
                    difference -> {
                        report.add(difference);
                        page.add(difference);
                        show(difference);
                    },
                    item -> {
                        report.addNotCompared(item);
                        notCompared.add(item);
                    },
                    sides);
            VerificationSummary summary =
                    some.arePart() ? verification.run(some.choose(crossing, session.stop())) : verification.run();
            if (summary.stopped()) {
                throw new StoppedException();
            }
            report.finish(summary);
            Path shown = pageBeside(path);
            page.write(shown, summary);
            crossing.progress().end();
            tell(summary, path, shown);
            if (!some.arePart()) {
                tellUnset(crossing);
            }
            return exit(summary);
        }
    }

    /** Nothing that was never asked for is a difference, and nothing should be forgotten for that. */
    private void tellUnset(Crossing crossing) {
        long open = new Relations(crossing.relationsJob(false), collision -> {})
                .plan()
                .open();
        if (open > 0) {
            session.console()
                    .result("Not set yet: " + Figures.count(open, "relation") + " (dependencies, duplicates, reasons of"
                            + " closing, locks); `ferry relations` sets them, `ferry relations --plan` says which");
        }
    }

    private static Path pageBeside(Path report) {
        return report.resolveSibling(String.valueOf(report.getFileName()).replace(".json", ".html"));
    }

    private static ExitCode exit(VerificationSummary summary) {
        if (summary.of(Kind.WRONG) > 0) {
            return ExitCode.DIFFERENCES;
        }
        return summary.isClean() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private void show(Difference difference) {
        if (difference.kind() == Kind.NOTE) {
            notes.add(difference);
            return;
        }
        shown++;
        if (shown <= DifferenceLine.MOST_SHOWN) {
            session.console().result(DifferenceLine.of(difference));
        }
    }

    private void tell(VerificationSummary summary, Path path, Path page) {
        Console console = session.console();
        if (shown > DifferenceLine.MOST_SHOWN) {
            console.result("and " + Figures.count(shown - DifferenceLine.MOST_SHOWN) + " more");
        }
        console.result("Compared " + Figures.count(summary.items(), "issue") + " with "
                + Figures.count(summary.texts(), "text") + ": " + Figures.count(summary.of(Kind.WRONG), "difference")
                + ", " + Figures.count(summary.of(Kind.EDITED_BY_PEOPLE), "edit") + " by people, "
                + Figures.count(summary.of(Kind.NOTE), "note") + notes.ofDates());
        if (summary.compared().crowded() > 0) {
            console.result(CrowdedWords.of(summary.compared().crowded()) + " Shorten by hand, where the notes say");
        }
        notes.tell(console);
        notCompared.tell(console, summary.notCompared());
        console.result("Report: " + path + ", to look at: " + page.toUri());
        if (some.arePart()) {
            console.say("Next: `ferry verify` compares all, and looks for issues that stand twice");
        }
    }
}
