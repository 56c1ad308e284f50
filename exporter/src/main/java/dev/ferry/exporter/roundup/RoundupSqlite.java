package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens a Roundup tracker through its SQLite database ({@code db/db}) and its tree of contents ({@code db/files}). Both
 * are only read. The database is seen as it was at the moment of opening; in its usual journal mode a running tracker
 * has to wait with commits until {@link Tracker#close}, so exporting a copy is kinder.
 */
public final class RoundupSqlite {
    /** The class that holds the issues in nearly all trackers. */
    public static final String ISSUE_CLASS = "issue";

    private RoundupSqlite() {}

    /** Opens a tracker whose issues are of class {@value #ISSUE_CLASS}; {@code url} is its public address. */
    public static Tracker open(Path database, Path files, URI url) {
        return open(database, files, url, ISSUE_CLASS);
    }

    /**
     * Opens a tracker whose issues are of any class.
     *
     * @throws ConfigException where the database or the files tree is not there
     * @throws DataException where it is no Roundup database or is damaged
     */
    public static Tracker open(Path database, Path files, URI url, String issueClass) {
        return open(database, files, url, issueClass, LockPatience.usual(FetchProgress.silent()));
    }

    /** Opens a tracker whose issues are of class {@value #ISSUE_CLASS}, and tells when another program keeps us waiting. */
    public static Tracker open(Path database, Path files, URI url, FetchProgress progress) {
        return open(database, files, url, ISSUE_CLASS, LockPatience.usual(progress));
    }

    /** Looks whether it could be opened, and does not wait long. */
    public static void check(Path database, Path files, URI url) {
        open(database, files, url, ISSUE_CLASS, LockPatience.hasty()).close();
    }

    static Tracker open(Path database, Path files, URI url, String issueClass, LockPatience patience) {
        ContentStore contents = DatabaseDoor.tree(files);
        DatabaseDoor door = new DatabaseDoor("sqlite", url, issueClass, List.of());
        return door.open(
                () -> Snapshot.sqlite(database, patience),
                contents,
                database.toString(),
                "the file 'db/db' in the tracker's home");
    }
}
