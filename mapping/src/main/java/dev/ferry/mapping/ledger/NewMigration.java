package dev.ferry.mapping.ledger;

import dev.ferry.archive.Sha256;
import dev.ferry.mapping.RepositoryRef;
import java.nio.file.Path;

/** What a migration goes from and to. */
public record NewMigration(Sha256 archive, Path archivePath, RepositoryRef staging, RepositoryRef target) {}
