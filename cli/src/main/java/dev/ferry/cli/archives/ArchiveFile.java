package dev.ferry.cli.archives;

import dev.ferry.cli.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which archive a command is about. It needs no workspace: an archive can be looked at anywhere. */
final class ArchiveFile {
    @Option(
            names = {"-a", "--archive"},
            paramLabel = "FILE",
            description = "the archive (default: archive.zip in the workspace)")
    private Optional<Path> archive = Optional.empty();

    /** The chosen file. */
    Path path(Session session) {
        return archive.map(Path::toAbsolutePath).orElse(session.folder().resolve("archive.zip"));
    }
}
