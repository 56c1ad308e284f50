package dev.ferry.cli.archives;

import dev.ferry.archive.ArchiveUnpacker;
import dev.ferry.archive.Manifest;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferry archive unpack}: an archive as files that can be looked at and edited. */
@Command(
        name = "unpack",
        description = "Lay an archive out as files, one record a line, to look at them or to mend them by hand.",
        footer = {
            "Example:",
            "  ferry archive unpack mending",
            "",
            "Next: edit the records, then ferry archive pack mending --archive mended.zip"
        })
public final class ArchiveUnpackCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ArchiveFile file = new ArchiveFile();

    @Parameters(paramLabel = "FOLDER", description = "where to: a folder that is empty or does not exist yet")
    private Path folder = Path.of("");

    public ArchiveUnpackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path target = folder.toAbsolutePath().normalize();
        Manifest manifest = ArchiveUnpacker.unpack(file.existing(session), target);
        session.console().result("Unpacked " + Figures.count(manifest.counts().issues(), "issue") + " into " + target);
        session.console().result("Next: edit the records, then `ferry archive pack " + target + " --archive NEW.zip`");
        return ExitCode.DONE.code();
    }
}
