package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.Sha256;
import dev.ferry.archive.merge.ArchiveMerge;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.session.NextArchive;
import dev.ferry.cli.session.Session;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which archive an import takes: the one that is named or lies in the workspace, its delta merged, or the migration's own. */
final class ImportArchive {
    private static final String CURE =
            "; put that one back, name the file in which it lies now with --archive, or export a"
                    + " whole archive and import that";

    private final Session session;
    private final Workspace workspace;
    private final Optional<Path> named;
    private Optional<Path> path = Optional.empty();

    /** {@code named} is the file that the operator names. */
    ImportArchive(Session session, Workspace workspace, Optional<Path> named) {
        this.session = session;
        this.workspace = workspace;
        this.named = named;
    }

    /** The file that was opened. */
    Path path() {
        return path.orElseThrow();
    }

    /** {@code current} is the migration that the import goes on with. The archive is the caller's. */
    Archive open(Ledger ledger, Optional<MigrationRecord> current) {
        Path file = named.map(Path::toAbsolutePath).orElse(workspace.archive());
        if (!Files.exists(file)) {
            if (named.isEmpty() && current.isPresent()) {
                requireThere(current.get());
                return open(current.get().archivePath());
            }
            throw new ConfigException(
                    file + " is not there; write it with `ferry export`, or name an archive with --archive");
        }
        Archive archive = open(file);
        if (archive.manifest().base().isPresent()) {
            return merged(archive, file, current);
        }
        boolean superseded = named.isEmpty()
                && current.filter(record -> NextArchive.isSuperseded(ledger.view(), record, archive.digest()))
                        .isPresent();
        if (!superseded) {
            return archive;
        }
        archive.close();
        requireThere(current.orElseThrow());
        Path newest = current.orElseThrow().archivePath();
        session.console().say(file + " is an earlier archive of this migration; it goes on with " + newest);
        return open(newest);
    }

    private Archive open(Path file) {
        path = Optional.of(file);
        return Archive.open(file);
    }

    /** What a delta and the migration's archive amount to, in a file of the workspace that bears the delta's name. */
    private Archive merged(Archive delta, Path file, Optional<MigrationRecord> current) {
        Path target;
        try (delta) {
            Sha256 base = delta.manifest().base().orElseThrow();
            MigrationRecord record = current.orElseThrow(() -> new DataException(file
                    + " is a delta: it continues archive " + base + " and holds only what changed since; import that"
                    + " one first, or merge both with `ferry archive merge`"));
            target = workspace.merged(delta.digest());
            if (record.archivePath().equals(target)) {
                // An earlier run came as far as this.
                return open(target);
            }
            if (!record.archive().equals(base)) {
                throw new DataException(file + " does not continue the archive of migration " + record.id()
                        + ": it continues " + base + ", and the migration's is " + record.archive() + " ("
                        + record.archivePath() + "); export a delta with --base " + record.archivePath()
                        + ", or merge what lies between with `ferry archive merge` and import the result");
            }
            requireThere(record);
            requireUnchanged(record);
            session.console().say("Merging " + file + " with " + record.archivePath() + " into " + target);
            ArchiveMerge.merge(List.of(record.archivePath(), file), target);
        }
        return open(target);
    }

    private static void requireThere(MigrationRecord record) {
        if (!Files.exists(record.archivePath())) {
            throw new ConfigException(record.archivePath() + ", the archive of migration " + record.id()
                    + ", is not there any more" + CURE);
        }
    }

    /** A later export may have written over it. */
    private static void requireUnchanged(MigrationRecord record) {
        try (Archive there = Archive.open(record.archivePath())) {
            if (!there.digest().equals(record.archive())) {
                throw new DataException(record.archivePath() + " was the archive of migration " + record.id()
                        + ", with the digest " + record.archive() + ", and is another one now, with "
                        + there.digest() + CURE);
            }
        }
    }
}
