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
import java.util.function.Supplier;

/** What the ways through a tracker's database have in common: the schema in it, and the files tree beside it. */
record DatabaseDoor(String name, URI url, String issueClass, List<String> cannotGive) {
    /** {@code shown} names the database in messages, {@code expected} says what the configuration should name. */
    Tracker open(Supplier<Snapshot> opening, ContentStore contents, String shown, String expected) {
        Snapshot snapshot = opening.get();
        try {
            TrackerTables tables = TrackerTables.of(snapshot, schema(snapshot, shown, expected), issueClass);
            // Links to items are built by appending to the address.
            URI base = url.toString().endsWith("/") ? url : URI.create(url + "/");
            TrackerInfo info = new TrackerInfo("roundup", base, name, cannotGive);
            return new RoundupTracker(info, snapshot, tables, contents);
        } catch (DataException e) {
            snapshot.close();
            throw e;
        }
    }

    /** The files tree beside a database. */
    static ContentStore tree(Path files) {
        if (!Files.isDirectory(files)) {
            throw new ConfigException("there is no folder " + files
                    + "; source.files must name the folder 'db/files' in the tracker's home");
        }
        return FilesTree.tracker(files);
    }

    private static Schema schema(Snapshot snapshot, String shown, String expected) {
        if (!snapshot.columns("schema").contains("schema")) {
            throw new DataException(shown + " is a database, but not Roundup's: it has no table 'schema';"
                    + " source.database must name " + expected);
        }
        List<String> texts = new ArrayList<>();
        snapshot.each(
                "select schema from schema",
                row -> texts.add(snapshot.dialect().readText(row, 1).orEmpty()));
        if (texts.size() != 1) {
            throw new DataException("the table 'schema' of " + shown + " has " + texts.size()
                    + " rows instead of one; start the tracker once so that Roundup creates its tables");
        }
        return Schema.parse(texts.get(0));
    }
}
