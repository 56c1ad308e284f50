package dev.ferry.mapping.ledger;

import dev.ferry.archive.Sha256;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import java.nio.file.Path;
import java.time.Instant;

/** A migration that was begun. The archive is the newest one it was given. */
public record MigrationRecord(
        MigrationId id,
        Sha256 archive,
        Path archivePath,
        RepositoryRef staging,
        RepositoryRef target,
        Instant created) {}
