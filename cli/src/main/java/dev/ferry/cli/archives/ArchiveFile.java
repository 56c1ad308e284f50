package dev.ferry.cli.archives;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.session.Session;
import java.nio.file.Files;
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

    /** Whether the option was given. */
    boolean isNamed() {
        return archive.isPresent();
    }

    /** The chosen file, whether it is there or not. */
    Path path(Session session) {
        return archive.map(Path::toAbsolutePath).orElse(session.folder().resolve("archive.zip"));
    }

    /** The chosen file, which is there. */
    Path existing(Session session) {
        return existing(path(session), "name an archive with --archive");
    }

    static Path existing(Path path, String otherwise) {
        if (!Files.exists(path)) {
            throw new ConfigException(path + " is not there; write it with `ferry export`, or " + otherwise);
        }
        return path;
    }
}
