package dev.ferry.cli.archives;

import dev.ferry.archive.ArchiveValidator;
import dev.ferry.archive.Finding;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ferry archive validate}: everything that is wrong with an archive, at once. */
@Command(
        name = "validate",
        description = "Check a whole archive: the zip, every hash, every line, and what records say about each other.",
        footer = {"Example:", "  ferry archive validate --archive mended.zip"})
public final class ArchiveValidateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ArchiveFile file = new ArchiveFile();

    public ArchiveValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path path = file.existing(session);
        return tell(session, path, ArchiveValidator.validate(path)).code();
    }

    /** Prints the findings; errors make the archive unusable. */
    static ExitCode tell(Session session, Path path, List<Finding> findings) {
        findings.forEach(finding -> session.console()
                .result((finding.severity() == Finding.Severity.ERROR ? "error: " : "warning: ") + finding));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        if (errors > 0) {
            session.console()
                    .say("ferry: " + path + ": " + Figures.count(errors, "error")
                            // A zip that can not be opened can not be unpacked either.
                            + (findings.get(0).entry().isEmpty()
                                    ? "; copy it again from where it was whole, or export again"
                                    : "; mend it with `ferry archive unpack`, an editor and `ferry archive"
                                            + " pack`, or export again"));
            return ExitCode.DATA;
        }
        session.console().result(path + " can be imported");
        return ExitCode.DONE;
    }
}
