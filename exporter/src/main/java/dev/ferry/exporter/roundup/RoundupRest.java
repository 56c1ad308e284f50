package dev.ferry.exporter.roundup;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.rest.Connection;
import dev.ferry.exporter.roundup.rest.Downloaded;
import dev.ferry.exporter.roundup.rest.Pauses;
import dev.ferry.exporter.roundup.rest.RestDownload;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Fetches a Roundup tracker through its REST interface. Everything that came is kept in a folder, so that a run that was
 * cut short goes on where it was, and the next one asks for texts and for what changed only.
 */
public final class RoundupRest {
    private static final List<String> CANNOT_GIVE = List.of(
            ArchiveSource.NO_HISTORY, ArchiveSource.NO_FRACTIONS, ArchiveSource.NO_RETIRED, ArchiveSource.NO_SCHEMA);

    private RoundupRest() {}

    /**
     * Fetches what is not there yet, then opens it.
     *
     * @param folder where it is kept; made where it is not there
     * @param url the tracker's public address, for links in the archive
     * @throws java.util.concurrent.CancellationException where {@code progress} asked to stop; what was fetched is kept
     * @throws ConfigException where the login is refused, or the folder holds another tracker
     * @throws DataException where the tracker can not be reached or is not Roundup's
     */
    public static Tracker open(RestAccess access, Path folder, URI url, FetchProgress progress) {
        return open(access, folder, url, Pauses.usual(), progress);
    }

    /**
     * As {@link #open}, right after an export from this folder, to see what changed while it ran. Texts, whose edits have
     * no date and are not compared, are not fetched once more.
     */
    public static Tracker openAgain(RestAccess access, Path folder, URI url, FetchProgress progress) {
        return open(access, folder, url, Pauses.usual(), RestDownload.KeptTexts.TRUSTED, progress);
    }

    /**
     * Looks whether the tracker answers and lets in.
     *
     * @throws ConfigException where the login is refused
     * @throws DataException where the tracker can not be reached or is not Roundup's
     */
    public static void check(RestAccess access) {
        RestDownload.check(connection(access), Pauses.hasty());
    }

    static Connection connection(RestAccess access) {
        return new Connection(access.url(), access.authorization(), access.connections());
    }

    static Tracker open(RestAccess access, Path folder, URI url, Pauses pauses, FetchProgress progress) {
        return open(access, folder, url, pauses, RestDownload.KeptTexts.ASKED_FOR_AGAIN, progress);
    }

    private static Tracker open(
            RestAccess access,
            Path folder,
            URI url,
            Pauses pauses,
            RestDownload.KeptTexts keptTexts,
            FetchProgress progress) {
        Disclosure disclosure = new Disclosure(true);
        RestDownload.Care care = new RestDownload.Care(
                Disclosure::isSecretClass,
                (className, property) -> disclosure.withholds(property),
                keptTexts,
                progress);
        Downloaded download = RestDownload.fetch(connection(access), folder, pauses, care);
        try {
            DatabaseDoor door = new DatabaseDoor("rest", url, RoundupSqlite.ISSUE_CLASS, CANNOT_GIVE);
            return door.open(
                    () -> Snapshot.of(download.spool(), folder),
                    new SpooledContent(download),
                    access.toString(),
                    "another tracker");
        } catch (DataException e) {
            download.close();
            throw e;
        }
    }
}
