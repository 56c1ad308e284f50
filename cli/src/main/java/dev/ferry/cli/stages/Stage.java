package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.FindingsException;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.LedgerQuotas;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Names;
import dev.ferry.cli.session.Preflight;
import dev.ferry.cli.session.Preflight.Repositories;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.session.Stages;
import dev.ferry.cli.session.TokenNews;
import dev.ferry.cli.session.Undone;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.cli.throttle.LiveThrottle;
import dev.ferry.github.GitHub;
import dev.ferry.github.InterruptedCallException;
import dev.ferry.github.RemoteException;
import dev.ferry.github.Statistics;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.transfer.reading.PeoplesHand;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Opens what a stage works with, runs it, and closes everything whatever happens. */
final class Stage {
    private final Session session;
    private final String name;
    private final String noun;

    Stage(Session session, String name) {
        this(session, name, "issue");
    }

    /** A stage whose progress counts things called {@code noun}. */
    Stage(Session session, String name, String noun) {
        this.session = session;
        this.name = name;
        this.noun = noun;
    }

    /** Where a stage gets its archive and its migration from. */
    interface Opening {
        /** How the command says which migration it is about. */
        MigrationChoice choice();

        /** The archive, opened; whoever asked closes it. */
        Archive archive(Ledger ledger);

        /** The migration, in the ledger before anything is asked of the server. */
        MigrationRecord migration(Ledger ledger, Archive archive);

        /** Looks at what the migration is to be made of; what can not be taken is an exception. */
        MigrationRecord accept(MigrationRecord record, Ledger ledger, Archive archive, Look look) throws IOException;

        /** Whether issues are, or may yet be, made by the import API, which asks for an administrator's rights. */
        default boolean mayUseImportApi(MigrationRecord record, Ledger ledger) {
            return ImportDriver.of(ledger.view().migration(record.id())) == ImportDriver.BULK;
        }
    }

    /** Who looks at an archive: with what, at which repositories, and where it is shown how far the look came. */
    record Look(GitHub github, Repositories repositories, Progress progress) {
        /** Where people see the repositories. */
        String web() {
            return repositories.web();
        }
    }

    /** What a stage does. */
    interface Work {
        ExitCode run(Crossing crossing) throws InterruptedException, IOException;
    }

    /** Runs a stage of a migration that was begun. */
    int run(MigrationChoice choice, Work work) throws IOException {
        Workspace workspace = session.beginStage();
        return run(workspace, begun(choice, workspace), work);
    }

    int run(Workspace workspace, Opening opening, Work work) throws IOException {
        Configuration configuration = workspace.configuration();
        try (Ledger ledger = Ledger.open(configuration.database(), "ferry " + name, session.clock());
                Archive archive = opening.archive(ledger);
                Progress progress = Progress.start(session.console(), session.clock(), noun);
                GitHub github = Connection.open(
                        session, configuration, LedgerQuotas.in(ledger), progress::waitFor, new TokenNews(progress));
                LiveThrottle throttle = new LiveThrottle(workspace, github, progress)) {
            throttle.start();
            MigrationRecord begun = opening.migration(ledger, archive);
            Undone.refuse(name, ledger.view().migration(begun.id()));
            Repositories repositories = Preflight.require(
                    github,
                    Names.name(begun.staging()),
                    Names.name(begun.target()),
                    opening.mayUseImportApi(begun, ledger));
            Unchanged.require(configuration, opening.choice(), begun, repositories);
            MigrationRecord record = opening.accept(begun, ledger, archive, new Look(github, repositories, progress));
            MigrationLedger migration = ledger.migration(record.id());
            migration.putNote(Stages.NOTE, name);
            PeoplesHand.rememberAccounts(github, migration);
            Crossing crossing = new Crossing(
                    session,
                    configuration,
                    record,
                    migration,
                    archive,
                    github,
                    repositories,
                    Rendering.context(configuration.mapping(), archive, migration.view(), repositories.web()),
                    progress);
            ExitCode exit = work(work, crossing, begun);
            tellRequests(github.statistics(), migration.view().counts());
            return exit.code();
        } catch (InterruptedException | InterruptedCallException e) {
            // The way out closes files, which an interrupted thread can not do.
            Thread.interrupted();
            throw new StoppedException();
        }
    }

    /** A run that ends because of a repository's state names the repository and what to do. */
    private static ExitCode work(Work work, Crossing crossing, MigrationRecord begun)
            throws InterruptedException, IOException {
        try {
            return work.run(crossing);
        } catch (RemoteException e) {
            if (e.category().holdsForAll()) {
                boolean importApi = ImportDriver.of(crossing.ledger().view()) == ImportDriver.BULK;
                explain(
                        e,
                        () -> Preflight.require(
                                crossing.github(), Names.name(begun.staging()), Names.name(begun.target()), importApi));
            }
            throw e;
        }
    }

    /** What is found says what to do, and what was refused says why somebody looked. */
    private static void explain(RemoteException stopped, Runnable look) {
        try {
            look.run();
        } catch (FindingsException e) {
            throw new FindingsException(
                    List.of(String.valueOf(stopped.getMessage()), String.valueOf(e.getMessage())), e.exit());
        } catch (RemoteException e) {
            stopped.addSuppressed(e);
        }
    }

    private Opening begun(MigrationChoice choice, Workspace workspace) {
        return new Opening() {
            @Override
            public MigrationChoice choice() {
                return choice;
            }

            @Override
            public Archive archive(Ledger ledger) {
                return Archive.open(choice.need(workspace, ledger.view()).archivePath());
            }

            @Override
            public MigrationRecord migration(Ledger ledger, Archive archive) {
                return choice.need(workspace, ledger.view());
            }

            @Override
            public MigrationRecord accept(MigrationRecord record, Ledger ledger, Archive archive, Look look) {
                if (!record.archive().equals(archive.digest())) {
                    session.console()
                            .say(record.archivePath() + " is not the archive that was imported: its digest is "
                                    + archive.digest().hex() + ", the migration's "
                                    + record.archive().hex() + "; put that one back, or `ferry import` this one");
                }
                return record;
            }
        };
    }

    private void tellRequests(Statistics statistics, Counts counts) {
        Statistics.Figures total = statistics.total();
        String perItem = counts.total() == 0
                ? ""
                : String.format(Locale.ROOT, " (%.2f an item)", total.requests() / (double) counts.total());
        session.console()
                .say(Figures.count(total.requests(), "request") + perItem + ", " + Figures.count(total.retries())
                        + " repeated, " + Figures.count(total.refused()) + " refused, "
                        + Figures.count(total.unknown()) + " unanswered");
    }

    /** What a stage ends with: failed items are left behind until somebody looks at them. */
    static ExitCode leftBehind(Console console, Counts counts) {
        long failed = counts.of(ItemState.FAILED);
        if (failed > 0) {
            console.say(Figures.count(failed, "item")
                    + " failed; see `ferry failures`, mend the causes, then `ferry retry`");
        }
        if (counts.unconfirmedParts() > 0) {
            console.say(Figures.count(counts.unconfirmedParts(), "part")
                    + " unconfirmed: their answer was lost; the same command looks for them again");
        }
        return failed + counts.unconfirmedParts() > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
}
