package dev.ferry.cli.session;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which archive a command of a workspace is about. Filled by the command line's parser. */
public final class WorkspaceArchive {
    @Option(
            names = {"-a", "--archive"},
            paramLabel = "FILE",
            description = "the archive (default: archive.zip in the workspace)")
    private Optional<Path> archive = Optional.empty();

    /** The chosen file; a ConfigException where it is not there. */
    public Path existing(Workspace workspace) {
        Path path = archive.map(Path::toAbsolutePath).orElse(workspace.archive());
        if (!Files.exists(path)) {
            throw new ConfigException(
                    path + " is not there; write it with `ferry export`, or name an archive with --archive");
        }
        return path;
    }
}
