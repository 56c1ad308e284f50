package dev.ferry.cli.archives;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.merge.ArchiveMerge;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry archive merge}: a full archive and its deltas become one full archive. */
@Command(
        name = "merge",
        description = "Make one full archive of an archive and its deltas: the same bytes that a full export at the"
                + " time of the last delta would have written.",
        footer = {
            "Examples:",
            "  ferry archive merge archive.zip delta.zip -o newer.zip",
            "  ferry archive merge archive.zip monday.zip tuesday.zip -o newer.zip",
            "",
            "Next: ferry import --archive newer.zip"
        })
public final class ArchiveMergeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "the full archive, then its deltas, oldest first")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "where to write the full archive")
    private Path output = Path.of("");

    @Option(names = "--force", description = "replace the file that is there")
    private boolean force;

    public ArchiveMergeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (files.size() < 2) {
            throw new UsageException("there is nothing to merge: name the full archive and at least one delta");
        }
        Path target = output.toAbsolutePath().normalize();
        if (Files.exists(target) && !force) {
            throw new ConfigException(
                    target + " is there already; name another one with --output, or replace it with --force");
        }
        List<Path> chain = files.stream()
                .map(file -> ArchiveFile.existing(file.toAbsolutePath().normalize(), "name an archive and its deltas"))
                .toList();
        Manifest manifest = merge(chain, target);
        try (Archive merged = Archive.open(target)) {
            session.console()
                    .result("Merged " + Figures.count(chain.size() - 1, "delta") + " into " + target + ": "
                            + Figures.count(manifest.counts().issues(), "issue") + ", "
                            + Figures.count(manifest.counts().messages(), "message") + ", "
                            + Figures.count(manifest.counts().users(), "user") + ", "
                            + Figures.count(manifest.counts().attachments(), "file"));
            session.console().result("It is archive " + merged.digest());
        }
        session.console().result("Next: `ferry import --archive " + target + "`");
        return ExitCode.DONE.code();
    }

    private Manifest merge(List<Path> chain, Path target) {
        try (Progress progress = Progress.start(session.console(), session.clock(), "issue")) {
            return ArchiveMerge.merge(chain, target, (done, total) -> {
                if (done == 0) {
                    progress.begin("merge", total);
                } else {
                    progress.advance(1);
                }
            });
        }
    }
}
