package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.importer.ImportSummary;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Prepared;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.nio.file.Files;
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
            "  ferry import --sample 50 --closure --dry-run",
            "  ferry import --new --staging example/try-2 --sample 50",
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

    @Mixin
    private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--yes",
            description =
                    "take a newer archive up although many issues are gone or changed in it, or it is an older one; follow"
                            + " --closure however many issues it brings along; begin another migration beside one that"
                            + " is not imported to its end")
    private boolean sure;

    @Option(
            names = "--driver",
            paramLabel = "DRIVER",
            description =
                    "bulk: by the issue import API, with the old dates; rest: plain issues and comments, one by one;"
                            + " auto: bulk where the server has it (default: staging.driver in ferry.yaml, else auto)."
                            + " A migration keeps the one it began with")
    private Optional<String> driver = Optional.empty();

    @Mixin
    private ReferenceOptions references = new ReferenceOptions();

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
        trial.named();
        if (trial.isDryRun()) {
            return look(session.workspace());
        }
        Workspace workspace = session.beginStage();
        boolean others = !another && (choice.isNamed() || choice.isStagingNamed());
        ImportBeginning.Wish wish = new ImportBeginning.Wish(
                choice, archive, DriverChoice.wish(driver, workspace, others), references, another, sure);
        return new Stage(session, "import")
                .run(
                        workspace,
                        new ImportBeginning(session, workspace, wish),
                        crossing -> carry(crossing, new Trial(session, workspace, trial, sure)));
    }

    private Integer look(Workspace workspace) {
        Path path = archive.map(Path::toAbsolutePath).orElse(workspace.archive());
        if (!Files.exists(path)) {
            throw new ConfigException(
                    path + " is not there; write it with `ferry export`, or name an archive with --archive");
        }
        try (Archive opened = Archive.open(path);
                Progress progress = Progress.start(session.console(), session.clock(), "issue")) {
            if (opened.manifest().base().isPresent()) {
                throw new UsageException("--dry-run: " + path + " is a delta and holds only what changed; make a whole"
                        + " archive of it with `ferry archive merge` and look at that");
            }
            Configuration configuration = workspace.configuration();
            RenderContext rendering = Rendering.context(
                    configuration.mapping(), opened, configuration.github().web());
            new Trial(session, workspace, trial, sure).show(opened, rendering, progress);
        }
        return ExitCode.DONE.code();
    }

    private ExitCode carry(Crossing crossing, Trial chooser) throws InterruptedException, IOException {
        Selection selection = chooser.choose(crossing.archive(), crossing.rendering(), crossing.progress());
        Importer importer = new Importer(crossing.importJob());
        crossing.progress().say(Figures.count(importer.plan(selection), "issue") + " newly planned");
        new ForecastMaking(crossing, references.nextNumber()).make();
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
