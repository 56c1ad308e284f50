package dev.ferry.cli.archives;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.Sha256;
import dev.ferry.archive.summary.ArchiveSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** All that {@code archive info} tells; sizes in bytes. */
record ArchiveDescription(Sha256 digest, Manifest manifest, long zipSize, long unpackedSize, ArchiveSummary summary) {
    static ArchiveDescription of(Archive archive, Path path) {
        try {
            return new ArchiveDescription(
                    archive.digest(),
                    archive.manifest(),
                    Files.size(path),
                    archive.unpackedSize(),
                    ArchiveSummary.of(archive));
        } catch (IOException e) {
            throw new ConfigException("can not read " + path + ": " + e.getMessage(), e);
        }
    }
}
