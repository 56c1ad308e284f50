package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.DriverWish;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.LedgerQuotas;
import dev.ferry.cli.session.Names;
import dev.ferry.cli.session.Preflight;
import dev.ferry.cli.session.Preflight.Repositories;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.session.Stages;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.GitHub;
import dev.ferry.github.InterruptedCallException;
import dev.ferry.github.QuotaStore;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.importer.recovery.DoubtfulRecoveryException;
import dev.ferry.importer.recovery.MigrationList;
import dev.ferry.importer.recovery.Recovery;
import dev.ferry.importer.recovery.RecoveryJob;
import dev.ferry.importer.recovery.RecoverySummary;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.NewMigration;
import dev.ferry.transfer.reading.PeoplesHand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry recover}: the ledger again, from what stands on GitHub. */
@Command(
        name = "recover",
        description =
                "Rebuild a lost ledger from the markers in both repositories. It only reads on GitHub; afterwards the"
                        + " migration goes on as if nothing had happened. Make sure that no other run of it is still going.",
        footer = {
            "Examples:",
            "  ferry recover --list",
            "  ferry recover 01JD3V7Q5S8W2Y4Z6A9BCDEFGH --archive archive.zip",
            "",
            "Next: what it says at its end, such as ferry import"
        })
public final class RecoverCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "MIGRATION-ID",
            description = "the migration, as its first import told it, or as --list does")
    private Optional<String> migration = Optional.empty();

    @Option(names = "--list", description = "only tell which migrations left their markers there")
    private boolean list;

    @Option(
            names = {"-a", "--archive"},
            paramLabel = "FILE",
            description = "the archive that was imported last, or a newer one (default: archive.zip in the workspace)")
    private Optional<Path> archive = Optional.empty();

    @Option(
            names = "--staging",
            paramLabel = "OWNER/NAME",
            description = "the migration's staging repository (default: the one that ferry.yaml names)")
    private Optional<String> staging = Optional.empty();

    @Option(
            names = "--account",
            paramLabel = "LOGIN",
            split = ",",
            description = "other accounts that this migration was run with; issues of strangers do not count, whatever"
                    + " their text says (default: those of the tokens alone)")
    private List<String> accounts = new ArrayList<>();

    @Option(
            names = "--driver",
            paramLabel = "DRIVER",
            description =
                    "by which driver the issues were made, where no text there tells it: bulk, rest, or auto: bulk"
                            + " where the server has it (default: staging.driver in ferry.yaml, else auto)")
    private Optional<String> driver = Optional.empty();

    @Option(
            names = "--staging-numbers",
            description = "find out for every transferred issue which number it had on staging, also for more than 500"
                    + " of them: two requests each")
    private boolean stagingNumbers;

    @Option(names = "--yes", description = "recover although something is doubtful; without it, it says what")
    private boolean sure;

    public RecoverCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (list) {
            return list(session.beginStage()).code();
        }
        MigrationId id = id();
        Workspace workspace = session.beginStage();
        return recover(workspace, id).code();
    }

    private MigrationId id() {
        String text = migration.orElseThrow(
                () -> new UsageException(
                        "which migration? Its ID was told by its first import; `ferry recover --list` finds those that are there"));
        try {
            return MigrationId.typed(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private ExitCode list(Workspace workspace) {
        Configuration configuration = workspace.configuration();
        try (Progress progress = Progress.start(session.console(), session.clock(), "issue");
                GitHub github = Connection.open(session, configuration, QuotaStore.inMemory(), progress::waitFor)) {
            Repositories repositories = Preflight.require(github, staging(workspace), target(workspace), false);
            List<MigrationList.Row> rows = new MigrationList(github, progress, session.stop())
                    .read(repositories.staging().name(), repositories.target().name())
                    .orElseThrow(StoppedException::new);
            progress.end();
            RecoverReport.list(session.console(), rows, repositories);
            return ExitCode.DONE;
        } catch (InterruptedCallException e) {
            Thread.interrupted();
            throw new StoppedException();
        }
    }

    private ExitCode recover(Workspace workspace, MigrationId id) {
        Configuration configuration = workspace.configuration();
        Path file = file(workspace);
        DriverWish wish = DriverChoice.wish(driver, workspace, staging.isPresent());
        try (Ledger ledger = Ledger.open(configuration.database(), "ferry recover", session.clock());
                Archive open = Archive.open(file);
                Progress progress = Progress.start(session.console(), session.clock(), "issue");
                GitHub github = Connection.open(session, configuration, LedgerQuotas.in(ledger), progress::waitFor)) {
            refuseKnown(ledger, id, configuration);
            refuseDelta(open, file);
            Repositories repositories =
                    Preflight.require(github, staging(workspace), target(workspace), wish == DriverWish.BULK);
            NewMigration begun = new NewMigration(
                    open.digest(),
                    file,
                    Names.ref(repositories.staging().name()),
                    Names.ref(repositories.target().name()));
            RecoveryJob job = new RecoveryJob(
                    open,
                    id,
                    begun,
                    ledger.recovery(),
                    github,
                    repositories.staging().name(),
                    repositories.target().name(),
                    Rendering.recovering(configuration.mapping(), open, id, repositories.web()),
                    configuration.reconcile().quiet(),
                    accounts(github),
                    new LostDriver(session, wish, github, repositories),
                    new RecoveryJob.Wish(sure, stagingNumbers),
                    new Surroundings(session.clock(), session.stop(), new Random()),
                    progress,
                    session.stop());
            return rebuild(job, progress);
        } catch (DoubtfulRecoveryException e) {
            throw new UsageException(e.getMessage() + "\nNothing was written."
                    + (e.canBeOverruled() ? " If this is as it should be, run the same command with --yes" : ""));
        } catch (InterruptedException | InterruptedCallException e) {
            // The way out closes files, which an interrupted thread can not do.
            Thread.interrupted();
            throw new StoppedException();
        }
    }

    private ExitCode rebuild(RecoveryJob job, Progress progress) throws InterruptedException {
        RecoverReport report = new RecoverReport(session.console(), job.migration(), job.repositories());
        RecoverySummary summary = new Recovery(job)
                .run(
                        found -> {
                            progress.end();
                            report.show(found);
                        },
                        (draft, found) -> {
                            PeoplesHand.rememberAccounts(accounts, draft);
                            draft.note(Stages.NOTE, found.of(ItemState.MOVED) > 0 ? "transfer" : "import");
                        })
                .orElseThrow(StoppedException::new);
        report.tellNext(summary);
        return summary.of(ItemState.FAILED) > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private Path file(Workspace workspace) {
        Path file = archive.map(Path::toAbsolutePath).orElse(workspace.archive());
        if (!Files.exists(file)) {
            throw new ConfigException(file + " is not there; put the archive that was imported back, or export the"
                    + " tracker once more, or name another file with --archive");
        }
        return file;
    }

    private static void refuseDelta(Archive archive, Path file) {
        if (archive.manifest().base().isPresent()) {
            throw new DataException(file + " is a delta and holds only what changed since archive "
                    + archive.manifest().base().get() + "; merge both with `ferry archive merge` first");
        }
    }

    private static void refuseKnown(Ledger ledger, MigrationId id, Configuration configuration) {
        if (ledger.view().find(id).isPresent()) {
            throw new UsageException("the ledger " + configuration.database() + " holds migration " + id
                    + " already, and nothing is lost: go on with the stage that comes next (`ferry status`). If that ledger"
                    + " is not to be trusted, move its files (ferry.db, ferry.db-wal, ferry.db-shm) away first");
        }
    }

    private Set<String> accounts(GitHub github) {
        Set<String> all = new TreeSet<>();
        github.accounts().forEach(account -> all.add(Recovery.login(account.login())));
        accounts.forEach(login -> all.add(Recovery.login(login.strip())));
        return all;
    }

    private RepositoryName staging(Workspace workspace) {
        return staging.map(text -> Names.typed("--staging", text))
                .orElseGet(() -> workspace.configuration().needStaging().repository());
    }

    private static RepositoryName target(Workspace workspace) {
        return workspace.configuration().needTarget().repository();
    }
}
