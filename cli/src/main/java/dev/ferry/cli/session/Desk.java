package dev.ferry.cli.session;

import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.cli.throttle.LiveThrottle;
import dev.ferry.github.GitHub;
import dev.ferry.github.InterruptedCallException;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.transfer.reading.PeoplesHand;
import java.io.IOException;
import java.util.Random;

/** A migration with its ledger and the server, for commands that write there and need no archive. Whoever opened it closes it. */
public record Desk(
        Session session,
        Workspace workspace,
        MigrationRecord record,
        MigrationLedger ledger,
        GitHub github,
        Progress progress) {
    /** What a command does with it. */
    public interface Work {
        ExitCode run(Desk desk) throws InterruptedException, IOException;
    }

    /** Opens all that, under the workspace's lock, and closes it whatever happens; {@code command} is without {@code ferry}. */
    public static int run(Session session, String command, MigrationChoice choice, Work work) throws IOException {
        Workspace workspace = session.beginStage();
        try (Ledger ledger = Ledger.open(workspace.configuration().database(), "ferry " + command, session.clock());
                Progress progress = Progress.start(session.console(), session.clock(), "issue");
                GitHub github = Connection.open(
                        session,
                        workspace.configuration(),
                        LedgerQuotas.in(ledger),
                        progress::waitFor,
                        new TokenNews(progress));
                LiveThrottle throttle = new LiveThrottle(workspace, github, progress)) {
            throttle.start();
            MigrationRecord record = choice.need(workspace, ledger.view());
            MigrationLedger migration = ledger.migration(record.id());
            PeoplesHand.rememberAccounts(github, migration);
            return work.run(new Desk(session, workspace, record, migration, github, progress))
                    .code();
        } catch (InterruptedException | InterruptedCallException e) {
            // The way out closes files, which an interrupted thread can not do.
            Thread.interrupted();
            throw new StoppedException();
        }
    }

    /** A repository of the migration under the name that it has now. */
    public RepositoryName repository(UndoPlace place) {
        return repository(github, record, place);
    }

    /** The same for a look. */
    public static RepositoryName repository(GitHub github, MigrationRecord record, UndoPlace place) {
        RepositoryRef begun = place == UndoPlace.STAGING ? record.staging() : record.target();
        return github.repository(Names.name(begun)).name();
    }

    public Surroundings surroundings() {
        return new Surroundings(session.clock(), session.stop(), new Random());
    }
}
