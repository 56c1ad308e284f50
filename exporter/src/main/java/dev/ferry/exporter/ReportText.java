package dev.ferry.exporter;

import dev.ferry.archive.ArchiveCounts;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report for people, as lines: what is in the archive, what is not and why, and what was wrong, wrapped and aligned. */
final class ReportText {
    /** Of one kind of warning; all are in the report for programs. */
    private static final int SHOWN = 40;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Manifest manifest;
    private final ExportLog log;
    private final ReportFile.Circumstances circumstances;
    private final TextPage page = new TextPage();

    ReportText(Manifest manifest, ExportLog log, ReportFile.Circumstances circumstances) {
        this.manifest = manifest;
        this.log = log;
        this.circumstances = circumstances;
    }

    List<String> lines() {
        origin();
        delta();
        counts(manifest.counts());
        leftOut();
        includedPrivate();
        redactions();
        page.heading("Secret or personal, in the archive nowhere");
        page.list("", log.withheld().isEmpty() ? List.of("nothing of that kind was found") : log.withheld());
        page.heading("What the export was told");
        manifest.source().filters().forEach(page::item);
        page.heading("What the way into the tracker (" + manifest.source().door() + ") can not give");
        page.items(manifest.source().cannotGive(), "it gives everything");
        warnings();
        return page.lines();
    }

    private void origin() {
        page.title("Export of " + manifest.source().trackerUrl());
        page.field("archive", circumstances.archive());
        page.field(
                "tracker",
                manifest.source().trackerKind() + ", read through "
                        + manifest.source().door());
        page.field("began", time(circumstances.began()));
        page.field(
                "ended",
                time(circumstances.ended()) + ", after "
                        + spoken(Duration.between(circumstances.began(), circumstances.ended())));
        page.field("on", circumstances.host());
        manifest.watermark().ifPresent(newest -> page.field("newest activity", time(newest)));
    }

    private void delta() {
        manifest.delta().ifPresent(delta -> {
            long changed = manifest.counts().issues() - delta.newIssues();
            page.heading("A delta: this archive holds only what is new or changed since its base");
            page.field("base", manifest.base().map(Sha256::hex).orElse(""));
            page.field("new issues", number(delta.newIssues()));
            page.field("changed issues", number(changed));
            page.field("gone issues", number(delta.goneIssues().size()));
            if (!delta.goneIssues().isEmpty()) {
                page.list("", delta.goneIssues().stream().map(LegacyId::value).toList());
            }
        });
    }

    private void counts(ArchiveCounts counts) {
        page.heading("In the archive");
        page.field("issues", number(counts.issues()));
        page.field("messages", number(counts.messages()));
        page.field("users", number(counts.users()));
        page.field("files", number(counts.attachments()));
        page.field("relations", number(counts.relations()));
        page.field("history", number(counts.historyEvents(), "event"));
        page.field("contents", number(counts.contents()) + " different, " + number(counts.contentBytes(), "byte"));
    }

    private void leftOut() {
        page.heading("In the tracker and not in the archive");
        if (log.leftOut().isEmpty()) {
            page.item("nothing");
        }
        log.leftOut()
                .forEach((why, items) ->
                        page.list(number(items.size(), why.what()) + ", " + why.reason(), items.inRanges()));
    }

    private void includedPrivate() {
        if (log.includedPrivate().size() > 0) {
            page.heading("PRIVATE, AND IN THE ARCHIVE because --include-private was given: keep it from strangers");
            page.list(
                    number(log.includedPrivate().size(), "issue"),
                    log.includedPrivate().inRanges());
        }
    }

    private void redactions() {
        if (!log.redactions().isEmpty()) {
            page.heading("Redacted in texts");
        }
        log.redactions().forEach((name, redacted) -> {
            if (redacted.fits() == 0) {
                page.item(name + ": nowhere");
            } else {
                page.list(
                        name + ": " + number(redacted.fits(), "place") + " in "
                                + number(redacted.items().size(), "issue"),
                        redacted.items().inRanges());
            }
        });
    }

    private void warnings() {
        page.heading("Warnings");
        if (log.warnings().isEmpty()) {
            page.item("none");
        }
        log.warnings().forEach((kind, group) -> {
            page.item(number(group.count()) + " of kind '" + words(kind) + "'");
            warnings(group);
        });
    }

    /** Thousands of items tend to have the same thing wrong with them: it is said once. */
    private void warnings(ExportLog.WarningGroup group) {
        Map<String, ItemSet> details = new LinkedHashMap<>();
        ItemSet rest = new ItemSet();
        for (Warning warning : group.listed()) {
            if (details.size() < SHOWN || details.containsKey(warning.detail())) {
                details.computeIfAbsent(warning.detail(), detail -> new ItemSet())
                        .add(warning.item());
            } else {
                rest.add(warning.item());
            }
        }
        details.forEach((detail, items) -> page.note(detail, items.inRanges()));
        if (rest.size() > 0) {
            page.note("something of the kind; " + ExportReport.FILE_NAME + " tells what", rest.inRanges());
        }
        long unlisted = group.count() - group.listed().size();
        if (unlisted > 0) {
            page.note("and " + number(unlisted) + " more, which are only counted", List.of());
        }
    }

    private static String words(WarningKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String number(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private static String spoken(Duration duration) {
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() > 0
                        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                        : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
