package dev.ferry.cli.stages;

import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.ImportSummary;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Prepared;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry import}: the archive goes into the staging repository. */
@Command(
        name = "import",
        description = "Make the archive's issues in the staging repository. Begins a migration or goes on with the one"
                + " that was begun; stopped or killed, the same command goes on where it was.",
        footer = {
            "Examples:",
            "  ferry import --only 12,40-60",
            "  ferry import",
            "  ferry import -a delta.zip",
            "",
            "A newer archive may come at any time: new issues are imported, changed ones deleted on staging and made anew,",
            "those that went away deleted there. What was transferred already stays as it is and is named.",
            "",
            "Next: look at the issues in the staging repository, then ferry transfer"
        })
public final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = {"-a", "--archive"},
            paramLabel = "FILE",
            description = "the archive, newer than before if you like, or a delta of the migration's archive"
                    + " (default: archive.zip in the workspace)")
    private Optional<Path> archive = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "IDS",
            description = "plan just these issues: ids and ranges, such as 12,40-60")
    private Optional<String> only = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "plan just the first N of them in legacy order")
    private Optional<Long> limit = Optional.empty();

    @Option(
            names = "--yes",
            description =
                    "take a newer archive up although many issues are gone or changed in it, or it is an older one")
    private boolean sure;

    @Option(
            names = "--new",
            description =
                    "begin another migration, beside those that there are; with --staging through a repository of its own")
    private boolean another;

    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (another && choice.isNamed()) {
            throw new UsageException("--new begins a migration with an ID of its own; leave --migration away");
        }
        Selection selection = selection();
        Workspace workspace = session.beginStage();
        ImportBeginning.Wish wish = new ImportBeginning.Wish(choice, archive, another, sure);
        return new Stage(session, "import")
                .run(workspace, new ImportBeginning(session, workspace, wish), crossing -> carry(crossing, selection));
    }

    private Selection selection() {
        try {
            Selection chosen = only.map(Selection::only).orElseGet(Selection::all);
            return limit.map(chosen::limit).orElse(chosen);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private ExitCode carry(Crossing crossing, Selection selection) throws InterruptedException, IOException {
        Importer importer = new Importer(crossing.importJob());
        crossing.progress().say(Figures.count(importer.plan(selection), "issue") + " newly planned");
        Prepared staging = new Preparation(crossing).prepare();
        ImportSummary summary = importer.run(staging);
        if (summary.stopped()) {
            throw new StoppedException();
        }
        crossing.progress().end();
        Counts counts = crossing.ledger().view().counts();
        session.console()
                .result("Imported " + Figures.count(summary.imported(), "issue") + " into " + crossing.staging() + "; "
                        + Figures.count(counts.of(ItemState.IMPORTED)) + " of "
                        + Figures.count(counts.total() - counts.of(ItemState.SKIPPED))
                        + " wait there for `ferry transfer`");
        boolean told = new LeftBehind(crossing).tell();
        boolean waiting = tellWaiting(crossing);
        ExitCode exit = Stage.leftBehind(session.console(), counts);
        return told || waiting ? ExitCode.INCOMPLETE : exit;
    }

    /** What is planned or begun and did not come to staging though nothing failed; tells whether there is such. */
    private boolean tellWaiting(Crossing crossing) {
        List<LegacyId> waiting = new ArrayList<>();
        for (ItemState state : List.of(ItemState.IMPORTING, ItemState.PLANNED)) {
            crossing.ledger().view().items(state).forEach(item -> waiting.add(item.id()));
        }
        if (!waiting.isEmpty()) {
            session.console()
                    .say(InTheWay.named(waiting)
                            + (crossing.archive().manifest().source().holdsOnlySome()
                                    ? " not in this archive, which was exported with --only or --since, and not on staging"
                                            + " yet: export a whole one and import that"
                                    : " planned and not on staging yet: run the same command again"));
        }
        List<LegacyId> outdated = crossing.ledger().view().newerArchive().unfinished();
        if (!outdated.isEmpty()) {
            session.console()
                    .say(InTheWay.named(outdated)
                            + " on staging not as the archive has them yet: run the same command again");
        }
        return !waiting.isEmpty() || !outdated.isEmpty();
    }
}
