package dev.ferry.exporter.roundup;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.admin.AdminExport;
import dev.ferry.exporter.roundup.spool.Spool;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Opens what {@code roundup-admin export} wrote: a folder of tables and contents. It is only read. */
public final class RoundupAdminExport {
    static final String DOOR = "roundup-admin export";

    private static final List<String> CANNOT_GIVE = List.of(ArchiveSource.NO_SCHEMA);

    private RoundupAdminExport() {}

    /**
     * Opens a folder; {@code url} is the tracker's public address.
     *
     * @throws ConfigException where there is no such folder
     * @throws DataException where it is no such export, or one that was given up on its way
     */
    public static Tracker open(Path folder, URI url) {
        // Addresses are asked for by an option later on; secrets must not even reach a temporary file.
        Disclosure disclosure = new Disclosure(true);
        Spool spool = AdminExport.read(
                folder, (className, property) -> Disclosure.isSecretClass(className) || disclosure.withholds(property));
        DatabaseDoor door = new DatabaseDoor(DOOR, url, RoundupSqlite.ISSUE_CLASS, CANNOT_GIVE);
        return door.open(
                () -> Snapshot.of(spool, folder), FilesTree.exported(folder), folder.toString(), "another folder");
    }
}
