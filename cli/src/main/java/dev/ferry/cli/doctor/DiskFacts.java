package dev.ferry.cli.doctor;

import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.Outlook;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Room in the workspace, in bytes: what is free, what the export takes at most where there is no archive yet, what the ledger
 * comes to, and what a newer archive takes beside the one that is there.
 */
record DiskFacts(Path folder, long free, long export, long ledger, long newerArchive) {
    /** An import, transfer and rewriting of 1,994 issues with 8,480 comments left a ledger of 4.3 MB, which is a sixth less. */
    private static final long LEDGER_PER_ISSUE = 1_200;

    private static final long LEDGER_PER_TEXT = 250;
    /** What is written and not yet in the database. */
    private static final long WRITE_AHEAD_LOG = 16_000_000;

    static DiskFacts of(Path folder, long free, Optional<ArchiveLook.Looked> archive, long export) {
        long ledger = archive.flatMap(ArchiveLook.Looked::outlook)
                .map(DiskFacts::ledger)
                .orElse(0L);
        return new DiskFacts(
                folder,
                free,
                archive.isPresent() ? 0 : export,
                ledger,
                archive.map(ArchiveLook.Looked::bytes).orElse(0L));
    }

    private static long ledger(Outlook outlook) {
        return WRITE_AHEAD_LOG
                + outlook.issues() * LEDGER_PER_ISSUE
                + (outlook.issues() + outlook.comments()) * LEDGER_PER_TEXT;
    }

    /** What the workspace can not do without. */
    long needed() {
        return export + ledger;
    }

    Optional<Finding> judge() {
        if (free < needed()) {
            return Optional.of(Finding.error(
                    ExitCode.CONFIGURATION,
                    "disk",
                    folder.toString(),
                    "it has room for " + Figures.size(free) + " and about " + Figures.size(needed()) + " are needed",
                    "make room, or take another workspace"));
        }
        if (free < needed() + newerArchive) {
            return Optional.of(Finding.warning(
                    "disk",
                    folder.toString(),
                    "it has room for " + Figures.size(free) + ": too little for a newer archive beside this one",
                    "make room before the next `ferry export`"));
        }
        return Optional.empty();
    }

    /** The size of all files below a folder, or of the file; zero where there is none. */
    static long size(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? Files.size(path) : 0;
        }
        long[] sum = new long[1];
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // The export names what can not be read.
                return FileVisitResult.CONTINUE;
            }
        });
        return sum[0];
    }
}
