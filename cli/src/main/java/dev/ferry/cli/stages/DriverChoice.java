package dev.ferry.cli.stages;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.DriverWish;
import dev.ferry.cli.config.RepositorySection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Session;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** By which driver a migration's issues are made: by the one that it has, else by the one that is wished for, else as the server allows. */
final class DriverChoice {
    private final Session session;
    private final DriverWish wish;

    DriverChoice(Session session, DriverWish wish) {
        this.session = session;
        this.wish = wish;
    }

    /**
     * What the operator wishes for: on the command line, else in ferry.yaml, which speaks of its own staging repository and of
     * new migrations, not of {@code others} that are named.
     *
     * @throws UsageException with what can be written instead
     */
    static DriverWish wish(Optional<String> option, Workspace workspace, boolean others) {
        if (option.isEmpty()) {
            return workspace
                    .configuration()
                    .staging()
                    .filter(section -> !others)
                    .map(RepositorySection::driver)
                    .orElse(DriverWish.AUTO);
        }
        try {
            return DriverWish.parse(option.get());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--driver: " + e.getMessage());
        }
    }

    /**
     * Chooses before anything is written, and says so. A migration of which something is planned keeps to its driver: its texts
     * show the dates or do not.
     *
     * @throws ConfigException where another driver is wished for than the migration has
     */
    void settle(MigrationLedger migration, boolean planned, GitHub github, RepositoryName staging) {
        if (planned) {
            keep(migration);
        } else {
            ImportDriver driver = wish.driver().orElseGet(() -> ask(github, staging));
            driver.remember(migration);
        }
        if (ImportDriver.of(migration.view()) == ImportDriver.REST) {
            session.console()
                    .say("The plain API notifies: whoever watches " + staging
                            + " is told of each issue and comment, and people of what is assigned to them. Have nobody"
                            + " watch it, or leave assignees out of the user map, if that is not wanted.");
        }
    }

    private void keep(MigrationLedger migration) {
        ImportDriver own = ImportDriver.of(migration.view());
        wish.driver().filter(other -> other != own).ifPresent(other -> {
            throw new ConfigException("migration " + migration.id() + " was begun with the driver '" + own.text()
                    + "' and keeps to it, '" + other.text() + "' is asked for; nothing was sent. Take that out of"
                    + " ferry.yaml (staging.driver) or the command line, or begin another migration with"
                    + " `ferry import --new`");
        });
    }

    /**
     * The list of imports answers or is not there; reading it changes nothing. One token is asked both: a repository that it
     * does not see would look like a server without the import API.
     */
    private ImportDriver ask(GitHub tokens, RepositoryName staging) {
        GitHub github = tokens.seeing(staging);
        LocalDate today = LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC);
        Optional<String> why = github.imports(staging).whyMissing(today);
        if (why.isEmpty()) {
            session.console().say("Driver bulk: the server has the issue import API");
            return ImportDriver.BULK;
        }
        // What can not be seen at all answers 404 too; this refuses then.
        github.repository(staging);
        session.console()
                .say("Driver rest: the server shows no issue import API (" + why.get()
                        + "). Issues and comments are made one by one and bear the server's dates; their texts show the"
                        + " old ones.");
        return ImportDriver.REST;
    }
}
