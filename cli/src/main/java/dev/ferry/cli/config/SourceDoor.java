package dev.ferry.cli.config;

import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.PostgresAddress;
import dev.ferry.exporter.roundup.RestAccess;
import dev.ferry.exporter.roundup.RoundupAdminExport;
import dev.ferry.exporter.roundup.RoundupPostgres;
import dev.ferry.exporter.roundup.RoundupRest;
import dev.ferry.exporter.roundup.RoundupSqlite;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A way into the old tracker.
 *
 * @throws dev.ferry.archive.ConfigException from all methods, where something is not where ferry.yaml says
 * @throws dev.ferry.archive.DataException from all methods, where the tracker can not be read
 */
public sealed interface SourceDoor {
    /** Opens the tracker; {@code url} is its public address, {@code workspace} keeps what has to be fetched first. */
    Tracker open(URI url, Path workspace, FetchProgress progress);

    /** Opens it once more, right after it was exported, to see what changed meanwhile. */
    default Tracker openAgain(URI url, Path workspace, FetchProgress progress) {
        return open(url, workspace, progress);
    }

    /** Looks whether the tracker could be opened, without fetching anything. */
    default void check(URI url, Path workspace) {
        open(url, workspace, FetchProgress.silent()).close();
    }

    /** Roundup's SQLite database and the folder of its messages and files. */
    record Sqlite(Path database, Path files) implements SourceDoor {
        @Override
        public Tracker open(URI url, Path workspace, FetchProgress progress) {
            return RoundupSqlite.open(database, files, url, progress);
        }

        @Override
        public void check(URI url, Path workspace) {
            RoundupSqlite.check(database, files, url);
        }
    }

    /** Roundup's PostgreSQL database and the folder of its messages and files; the login is looked up when needed. */
    record Postgres(String url, Optional<String> user, Optional<TokenText> password, Path files) implements SourceDoor {
        @Override
        public Tracker open(URI page, Path workspace, FetchProgress progress) {
            Optional<String> secret = password.map(TokenText::password);
            return RoundupPostgres.open(new PostgresAddress(url, user, secret), files, page);
        }
    }

    /** The folder that {@code roundup-admin export} wrote. */
    record AdminExport(Path folder) implements SourceDoor {
        @Override
        public Tracker open(URI url, Path workspace, FetchProgress progress) {
            return RoundupAdminExport.open(folder, url);
        }
    }

    /** Roundup's REST interface. What was fetched lies in the workspace. */
    record Rest(Supplier<RestAccess> access) implements SourceDoor {
        /** The folder in the workspace that keeps what was fetched. */
        public static final String FOLDER = "rest-download";

        @Override
        public Tracker open(URI url, Path workspace, FetchProgress progress) {
            return RoundupRest.open(access.get(), workspace.resolve(FOLDER), url, progress);
        }

        @Override
        public Tracker openAgain(URI url, Path workspace, FetchProgress progress) {
            return RoundupRest.openAgain(access.get(), workspace.resolve(FOLDER), url, progress);
        }

        @Override
        public void check(URI url, Path workspace) {
            RoundupRest.check(access.get());
        }
    }
}
