package dev.ferry.exporter.roundup;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.TrackerInfo;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        if (!Files.isDirectory(files)) {
            throw new ConfigException("there is no folder " + files
                    + "; source.files must name the folder 'db/files' in the tracker's home");
        }
        Snapshot snapshot = Snapshot.open(database);
        try {
            Schema schema = schema(snapshot, database);
            TrackerTables tables = TrackerTables.of(snapshot, schema, issueClass);
            // Links to items are built by appending to the address.
            URI base = url.toString().endsWith("/") ? url : URI.create(url + "/");
            TrackerInfo info = new TrackerInfo("roundup", base, "sqlite", List.of());
            return new RoundupTracker(info, snapshot, tables, new ContentStore(files));
        } catch (DataException e) {
            snapshot.close();
            throw e;
        }
    }

    private static Schema schema(Snapshot snapshot, Path database) {
        if (!snapshot.columns("schema").contains("schema")) {
            throw new DataException(database + " is an SQLite database, but not Roundup's: it has no table 'schema';"
                    + " source.database must name the file 'db/db' in the tracker's home");
        }
        List<String> texts = new ArrayList<>();
        snapshot.each(
                "select schema from schema",
                row -> texts.add(SqlText.read(row, 1).orEmpty()));
        if (texts.size() != 1) {
            throw new DataException("the table 'schema' of " + database + " has " + texts.size()
                    + " rows instead of one; start the tracker once so that Roundup creates its tables");
        }
        return Schema.parse(texts.get(0));
    }
}
