package dev.ferry.cli.archives;

import dev.ferry.archive.Archive;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Safe;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry archive info}: what an archive holds and what stayed out. */
@Command(
        name = "info",
        description = "Show where an archive comes from, what it holds, how large it is and what stayed out.",
        footer = {"Examples:", "  ferry archive info --archive old.zip", "  ferry archive info --json"})
public final class ArchiveInfoCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private WholeArchive file = new WholeArchive();

    @Option(names = "--json", description = "print it as JSON")
    private boolean json;

    public ArchiveInfoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path path = file.existing(session);
        try (Archive archive = Archive.open(path)) {
            ArchiveDescription description = ArchiveDescription.of(archive, path);
            if (json) {
                session.console().result(new DescriptionJson(description).text());
            } else {
                new DescriptionText(description)
                        .lines()
                        .forEach(line -> session.console().result(Safe.line(line)));
            }
        }
        return ExitCode.DONE.code();
    }
}
