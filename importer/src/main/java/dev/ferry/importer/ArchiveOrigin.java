package dev.ferry.importer;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Manifest;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.RecoveryDraft;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a migration's issues come from, kept in the ledger, because the archive that it began with may have been written
 * over: a later one must be of the same tracker, and should not be older.
 */
public final class ArchiveOrigin {
    private static final String NOTE = "archive.origin";

    private ArchiveOrigin() {}

    /** Keeps it, unless it is kept already. An archive of some issues does not tell how old the others are. */
    public static void remember(MigrationLedger ledger, Manifest manifest) {
        if (manifest.source().holdsOnlySome()
                && newerThan(ledger.view(), manifest).isPresent()) {
            return;
        }
        String note = text(manifest);
        if (ledger.view().note(NOTE).filter(note::equals).isEmpty()) {
            ledger.putNote(NOTE, note);
        }
    }

    /** The same with a migration that is recovered. */
    public static void remember(RecoveryDraft draft, Manifest manifest) {
        draft.note(NOTE, text(manifest));
    }

    private static String text(Manifest manifest) {
        return manifest.source().trackerKind()
                + "\n" + manifest.source().trackerUrl()
                + "\n" + manifest.watermark().map(Instant::toString).orElse("");
    }

    /** Throws a DataException where the archive is of another tracker than the migration's. */
    public static void refuseAnother(MigrationView migration, Manifest manifest) {
        ArchiveSource source = manifest.source();
        migration.note(NOTE).map(note -> note.split("\n", -1)).ifPresent(known -> {
            if (!known[0].equals(source.trackerKind()) || !known[1].equals(source.trackerUrl())) {
                throw new DataException("this archive is of " + source.trackerKind() + " at " + source.trackerUrl()
                        + ", and migration " + migration.id() + " is of " + known[0] + " at " + known[1]
                        + "; nothing was changed. Name the right archive with --archive, or begin another migration"
                        + " with `ferry import --new`");
            }
        });
    }

    /** The newest activity of the migration's archive, where it is later than this one's. */
    public static Optional<Instant> newerThan(MigrationView migration, Manifest manifest) {
        return migration
                .note(NOTE)
                .map(note -> note.split("\n", -1)[2])
                .filter(text -> !text.isEmpty())
                .map(Instant::parse)
                .filter(known -> manifest.watermark().map(known::isAfter).orElse(true));
    }
}
