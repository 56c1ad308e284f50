package dev.ferry.cli.archives;

import dev.ferry.archive.Archive;
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
import picocli.CommandLine.Option;

/** {@code ferry archive validate}: everything that is wrong with an archive, at once. */
@Command(
        name = "validate",
        description = "Check a whole archive: the zip, every hash, every line, and what records say about each other.",
        footer = {"Examples:", "  ferry archive validate", "  ferry archive validate mended.zip --json"})
public final class ArchiveValidateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private WholeArchive file = new WholeArchive();

    @Option(names = "--json", description = "print one JSON object with all findings")
    private boolean json;

    public ArchiveValidateCommand(Session session) {
        this.session = session;
    }

    private static boolean isDelta(Path path) {
        try (Archive archive = Archive.open(path)) {
            return archive.manifest().delta().isPresent();
        }
    }

    @Override
    public Integer call() {
        Path path = file.existing(session);
        ArchiveFindings findings = new ArchiveFindings(ArchiveValidator.validate(path));
        List<Finding> errors = findings.errors();
        if (json) {
            session.console().result(findings.json());
        } else {
            findings.lines().forEach(session.console()::result);
        }
        if (errors.isEmpty()) {
            if (!json) {
                session.console().result(path + (isDelta(path) ? DeltaWords.VALID : " can be imported"));
            }
            return ExitCode.DONE.code();
        }
        session.console()
                .say("ferry: " + path + ": " + Figures.count(errors.size(), "error") + "; "
                        + findings.cure().words());
        return ExitCode.DATA.code();
    }
}
