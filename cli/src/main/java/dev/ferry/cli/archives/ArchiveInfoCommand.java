package dev.ferry.cli.archives;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveCounts;
import dev.ferry.archive.ExportCounts.LeftOut;
import dev.ferry.archive.Manifest;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ferry archive info}: what an archive holds and what stayed out. */
@Command(
        name = "info",
        description = "Show where an archive comes from, what it holds and what stayed out.",
        footer = {"Example:", "  ferry archive info --archive old.zip"})
public final class ArchiveInfoCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ArchiveFile file = new ArchiveFile();

    public ArchiveInfoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Archive archive = Archive.open(file.existing(session))) {
            Manifest manifest = archive.manifest();
            line("archive", archive.digest().hex());
            line("format", String.valueOf(manifest.formatVersion()));
            line(
                    "tracker",
                    manifest.source().trackerKind() + ", " + manifest.source().trackerUrl());
            line("read through", manifest.source().door());
            line("newest activity", manifest.watermark().map(String::valueOf).orElse("none"));
            DeltaWords.of(manifest).forEach(this::line);
            counts(manifest.counts());
            for (LeftOut left : manifest.leftOut()) {
                line("left out", Figures.count(left.count(), left.what()) + " (" + left.reason() + ")");
            }
            manifest.source().filters().forEach(filter -> line("filter", filter));
            manifest.source().cannotGive().forEach(missing -> line("not in it", missing));
            line("edits by hand", Figures.count(manifest.edits().size()));
        }
        return ExitCode.DONE.code();
    }

    private void counts(ArchiveCounts counts) {
        line("issues", Figures.count(counts.issues()));
        line("messages", Figures.count(counts.messages()));
        line("users", Figures.count(counts.users()));
        line("files", Figures.count(counts.attachments()) + ", " + Figures.size(counts.contentBytes()));
        line("relations", Figures.count(counts.relations()));
        line("history", Figures.count(counts.historyEvents(), "event"));
    }

    private void line(String what, String value) {
        session.console().result(String.format("%-16s%s", what, Safe.line(value)));
    }
}
