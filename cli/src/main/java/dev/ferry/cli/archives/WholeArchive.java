package dev.ferry.cli.archives;

import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Session;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@link ArchiveFile} for a command that takes nothing else: the archive may be named without its option. */
final class WholeArchive {
    @Mixin
    private ArchiveFile option = new ArchiveFile();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the archive, as with --archive")
    private Optional<Path> bare = Optional.empty();

    /** The chosen file, which is there. */
    Path existing(Session session) {
        if (bare.isPresent() && option.isNamed()) {
            throw new UsageException("name the archive once: " + bare.get() + " or the file of --archive");
        }
        return bare.map(path -> ArchiveFile.existing(path.toAbsolutePath(), "name an archive that is"))
                .orElseGet(() -> option.existing(session));
    }
}
