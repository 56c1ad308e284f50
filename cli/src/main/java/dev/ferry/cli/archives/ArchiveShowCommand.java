package dev.ferry.cli.archives;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchivedIssueText;
import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferry archive show}: one issue as the archive holds it. */
@Command(
        name = "show",
        description = "Show one issue of an archive with its messages, files and history.",
        footer = {"Example:", "  ferry archive show 812"})
public final class ArchiveShowCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ArchiveFile file = new ArchiveFile();

    @Parameters(paramLabel = "ID", description = "the issue's id in the old tracker")
    private String id = "";

    public ArchiveShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path path = file.existing(session);
        try (Archive archive = Archive.open(path)) {
            ArchivedIssueText.of(archive, new LegacyId(id))
                    .orElseThrow(() ->
                            new DataException(path + ": " + DeltaWords.lacks(archive.manifest(), new LegacyId(id))))
                    .forEach(line -> session.console().result(line.text()));
        }
        return ExitCode.DONE.code();
    }
}
