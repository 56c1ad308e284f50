package dev.ferry.exporter;

import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ArchiveWriter;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DeltaWriter;
import dev.ferry.archive.ExportCounts;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.RecordSink;
import dev.ferry.archive.merge.ArchiveChain;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Exports a tracker to an archive and writes the report beside it. The archive depends on the tracker and the options
 * only; time and host stand in the report. Nothing appears under the target's name before it is complete.
 */
public final class Exporter {
    private final Clock clock;
    private final String host;

    /** {@code host} is the name of the machine that the report shows. */
    public Exporter(Clock clock, String host) {
        this.clock = clock;
        this.host = host;
    }

    /**
     * Reads the whole tracker; it is not closed.
     *
     * @throws ConfigException where a rule names a property that the tracker lacks, or the target can not be written
     * @throws dev.ferry.archive.DataException where the tracker can not be read
     * @throws java.util.concurrent.CancellationException where {@code progress} asked to stop or the thread was
     *     interrupted; the target is as it was
     */
    public ExportReport export(Tracker tracker, Path target, ExportOptions options, ExportProgress progress) {
        return export(tracker, target, options, progress, source -> ArchiveWriter.create(target, source));
    }

    /**
     * Reads the whole tracker and writes what differs from {@code base}; neither is closed.
     *
     * @throws ConfigException as above, and where the base is not of this tracker or leaves other things out
     * @throws dev.ferry.archive.DataException where the tracker or the base can not be read
     * @throws java.util.concurrent.CancellationException as above
     */
    public ExportReport exportDelta(
            Tracker tracker, ArchiveChain base, Path target, ExportOptions options, ExportProgress progress) {
        return export(tracker, target, options, progress, source -> {
            BaseFit.check(base.newest().source(), source);
            return DeltaWriter.create(target, source, base);
        });
    }

    private ExportReport export(
            Tracker tracker,
            Path target,
            ExportOptions options,
            ExportProgress progress,
            Function<ArchiveSource, RecordSink> sink) {
        checkRules(tracker, options);
        Instant began = clock.instant();
        ExportLog log = new ExportLog(options);
        TrackerInfo info = tracker.info();
        ArchiveSource source = new ArchiveSource(
                info.kind(),
                info.url().toString(),
                info.door(),
                info.cannotGive(),
                options.inWords(),
                options.inValues());
        Manifest manifest;
        try (RecordSink writer = sink.apply(source)) {
            IssueFeed feed = new IssueFeed(writer, options, log, progress, tracker.issueCount(options));
            tracker.issues(options, log, feed::accept);
            // Last, so that reading the issues begins early and the last ones are packed meanwhile.
            tracker.users(options, log, writer::addUser);
            feed.reportRules();
            manifest = writer.finish(feed.watermark(), counts(log));
        }
        Path file = target.resolveSibling(ExportReport.FILE_NAME);
        ReportFile.Circumstances circumstances =
                new ReportFile.Circumstances(began, clock.instant(), host, String.valueOf(target.getFileName()));
        new ReportFile(manifest, log, circumstances).write(file);
        return report(manifest, log, file);
    }

    /** A mistyped property would publish what the operator wants to keep, so it ends the export before it begins. */
    private static void checkRules(Tracker tracker, ExportOptions options) {
        Set<String> properties = tracker.issueProperties();
        for (PrivateRule rule : options.privateIssues().rules()) {
            if (!properties.contains(rule.property())) {
                throw new ConfigException("source.private: issues have no property '" + rule.property()
                        + "'; they have " + String.join(", ", properties));
            }
        }
    }

    private static ExportCounts counts(ExportLog log) {
        List<ExportCounts.LeftOut> counts = new ArrayList<>();
        log.leftOut()
                .forEach((reason, items) ->
                        counts.add(new ExportCounts.LeftOut(reason.what(), reason.reason(), items.size())));
        return new ExportCounts(counts);
    }

    private static ExportReport report(Manifest manifest, ExportLog log, Path file) {
        Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
        log.leftOut().forEach((reason, items) -> leftOut.put(reason, items.size()));
        Map<WarningKind, Long> warnings = new EnumMap<>(WarningKind.class);
        log.warnings().forEach((kind, group) -> warnings.put(kind, group.count()));
        Map<String, Long> redactions = new LinkedHashMap<>();
        log.redactions().forEach((name, redacted) -> redactions.put(name, redacted.fits()));
        return new ExportReport(
                manifest, leftOut, warnings, redactions, log.includedPrivate().size(), log.maybePrivate(), file);
    }
}
