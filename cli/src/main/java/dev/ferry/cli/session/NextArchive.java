package dev.ferry.cli.session;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Sha256;
import dev.ferry.cli.config.Workspace;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which file an import takes that no archive is named to. Reads only. */
public final class NextArchive {
    private NextArchive() {}

    /**
     * The workspace's archive, or that of the migration that goes on: where the workspace's is not there, was the migration's
     * before, or is a delta that was taken up already. {@link dev.ferry.archive.DataException} where it can not be read.
     */
    public static Path of(Workspace workspace, LedgerView ledger, Optional<MigrationRecord> begun) {
        Path usual = workspace.archive();
        if (begun.isEmpty()) {
            return usual;
        }
        MigrationRecord record = begun.get();
        if (!Files.exists(usual)) {
            return record.archivePath();
        }
        try (Archive there = Archive.open(usual)) {
            boolean takenUp = there.manifest().base().isPresent()
                    ? record.archivePath().equals(workspace.merged(there.digest()))
                    : isSuperseded(ledger, record, there.digest());
            return takenUp ? record.archivePath() : usual;
        }
    }

    /** Whether the migration went on from this archive to another one. */
    public static boolean isSuperseded(LedgerView ledger, MigrationRecord record, Sha256 archive) {
        return !record.archive().equals(archive)
                && ledger.migration(record.id()).newerArchive().hadArchive(archive);
    }
}
