package dev.ferry.cli.archives;

import dev.ferry.archive.ArchiveCounts;
import dev.ferry.archive.ExportCounts.LeftOut;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.summary.ArchiveSummary;
import dev.ferry.archive.summary.ArchiveSummary.Period;
import dev.ferry.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code archive info} prints for people: what a thing is, then the thing. */
final class DescriptionText {
    private final ArchiveDescription description;
    private final List<String> lines = new ArrayList<>();

    DescriptionText(ArchiveDescription description) {
        this.description = description;
    }

    List<String> lines() {
        Manifest manifest = description.manifest();
        line("archive", description.digest().hex());
        line("format", String.valueOf(manifest.formatVersion()));
        line(
                "tracker",
                manifest.source().trackerKind() + ", " + manifest.source().trackerUrl());
        line("read through", manifest.source().door());
        DeltaWords.of(manifest).forEach(this::line);
        counts(manifest.counts());
        line(
                "size",
                Figures.size(description.zipSize()) + ", unpacked " + Figures.size(description.unpackedSize())
                        + ", of that files " + Figures.size(manifest.counts().contentBytes()));
        period("issue", description.summary().created());
        period("activity", description.summary().activity());
        line("seen up to", manifest.watermark().map(String::valueOf).orElse("nothing"));
        largest(description.summary());
        for (LeftOut left : manifest.leftOut()) {
            line("left out", Figures.count(left.count(), left.what()) + " (" + left.reason() + ")");
        }
        manifest.source().filters().forEach(filter -> line("filter", filter));
        manifest.source().cannotGive().forEach(missing -> line("not in it", missing));
        line("edits by hand", Figures.count(manifest.edits().size()));
        return List.copyOf(lines);
    }

    private void counts(ArchiveCounts counts) {
        line("issues", Figures.count(counts.issues()));
        line("messages", Figures.count(counts.messages()));
        line("users", Figures.count(counts.users()));
        line(
                "files",
                Figures.count(counts.attachments()) + "; " + Figures.count(counts.contents(), "different content"));
        line("relations", Figures.count(counts.relations()));
        line("history", Figures.count(counts.historyEvents(), "event"));
    }

    private void period(String what, Optional<Period> seen) {
        seen.ifPresent(period -> {
            line("oldest " + what, period.first() + ", issue " + period.firstIssue());
            line("newest " + what, period.last() + ", issue " + period.lastIssue());
        });
    }

    private void largest(ArchiveSummary summary) {
        summary.longestMessages()
                .forEach(one -> line(
                        "long message",
                        Figures.count(one.characters(), "character") + ": message " + one.message() + " of issue "
                                + one.issue()));
        summary.largestFiles()
                .forEach(one -> line(
                        "large file",
                        Figures.size(one.bytes()) + (one.inArchive() ? "" : ", not in the archive") + ": file "
                                + one.file() + " of issue " + one.issue() + ", " + one.name()));
        summary.mostMessages()
                .forEach(
                        one -> line("busy issue", Figures.count(one.messages(), "message") + ": issue " + one.issue()));
    }

    private void line(String what, String value) {
        lines.add(String.format("%-16s%s", what, value));
    }
}
