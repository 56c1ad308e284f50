package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.Tracker;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens a Roundup tracker through its PostgreSQL database and its tree of contents ({@code db/files}). Both are only
 * read. The database is seen as it was at the moment of opening, which disturbs nobody: the tracker goes on meanwhile.
 */
public final class RoundupPostgres {
    private RoundupPostgres() {}

    /** Opens a tracker whose issues are of class {@value RoundupSqlite#ISSUE_CLASS}; {@code url} is its public address. */
    public static Tracker open(PostgresAddress database, Path files, URI url) {
        return open(database, files, url, RoundupSqlite.ISSUE_CLASS);
    }

    /**
     * Opens a tracker whose issues are of any class.
     *
     * @throws ConfigException where the files tree is not there
     * @throws DataException where the database can not be reached, is not Roundup's or is damaged
     */
    public static Tracker open(PostgresAddress database, Path files, URI url, String issueClass) {
        ContentStore contents = DatabaseDoor.tree(files);
        DatabaseDoor door = new DatabaseDoor("postgresql", url, issueClass, List.of());
        return door.open(
                () -> Snapshot.postgres(database.url(), database.shown(), database.login()),
                contents,
                database.shown(),
                "the database that the tracker's config.ini names");
    }
}
