package dev.ferry.cli.archives;

import dev.ferry.archive.ArchivePacker;
import dev.ferry.archive.ArchivePacker.Packed;
import dev.ferry.archive.ConfigException;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferry archive pack}: the way back from {@code ferry archive unpack}. */
@Command(
        name = "pack",
        description = "Make an archive of an unpacked and mended folder. It is checked before it is put in place.",
        footer = {
            "Example:",
            "  ferry archive pack mending --archive mended.zip",
            "",
            "Next: ferry import --archive mended.zip"
        })
public final class ArchivePackCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ArchiveFile file = new ArchiveFile();

    @Parameters(paramLabel = "FOLDER", description = "the folder that `ferry archive unpack` made")
    private Path folder = Path.of("");

    @Option(names = "--force", description = "replace the archive that is there")
    private boolean force;

    public ArchivePackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path target = file.path(session);
        if (Files.exists(target) && !force) {
            throw new ConfigException(
                    target + " is there already; name another one with --archive, or replace it with" + " --force");
        }
        Path source = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(source)) {
            throw new ConfigException("there is no folder " + source + "; make it with `ferry archive unpack`");
        }
        Packed packed = ArchivePacker.pack(source, target);
        ArchiveFindings findings = new ArchiveFindings(packed.findings());
        findings.lines().forEach(session.console()::result);
        if (packed.manifest().isEmpty()) {
            session.console()
                    .say("ferry: " + source + ": "
                            + Figures.count(findings.errors().size(), "error")
                            + "; mend the files in it and pack again; nothing was written to " + target);
            return ExitCode.DATA.code();
        }
        session.console()
                .result("Packed " + target + ", "
                        + Figures.count(packed.manifest().get().edits().size(), "edit")
                        + " by hand; it can be imported");
        return ExitCode.DONE.code();
    }
}
