package dev.ferry.cli.stages;

import dev.ferry.archive.ArchiveCounts;
import dev.ferry.archive.merge.ArchiveChain;
import dev.ferry.cli.config.SourceSection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.ExportReport;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.FetchProgress;
import dev.ferry.exporter.Tracker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry export}: the old tracker becomes an archive. */
@Command(
        name = "export",
        description =
                "Write the old tracker's issues to archive.zip. The tracker is only read; an archive that is there"
                        + " is replaced when the new one is complete.",
        footer = {
            "Examples:",
            "  ferry export",
            "  ferry export --archive old.zip",
            "  ferry export --archive trial.zip --only 12,40-60 --max-file-size 10MB",
            "  ferry export --base archive.zip --archive monday.zip",
            "  ferry export --base archive.zip --base monday.zip -a tuesday.zip",
            "  ferry export --final",
            "",
            "Next: ferry archive info shows what is in it; ferry doctor; ferry import"
        })
public final class ExportCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = {"-a", "--archive"},
            paramLabel = "FILE",
            description = "where to write it (default: archive.zip in the workspace)")
    private Optional<Path> target = Optional.empty();

    @Mixin
    private ExportFilters filters = new ExportFilters();

    @Mixin
    private DeltaOption delta = new DeltaOption();

    @Option(
            names = "--final",
            description = "when the archive is there, ask the tracker again and name the issues that changed meanwhile;"
                    + " ends with 6 when there are any")
    private boolean finalExport;

    public ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Workspace workspace = session.beginStage();
        SourceSection source = workspace.configuration().needSource();
        ExportOptions options = filters.options(source);
        if (finalExport) {
            filters.refuseSomeIssues();
        }
        Path archive = target.map(Path::toAbsolutePath).orElse(delta.usualTarget(workspace.archive()));
        if (target.isEmpty()) {
            filters.refuseToReplace(archive);
        }
        Instant began = session.clock().instant();
        Optional<ArchiveChain> base = delta.open(archive, session.console());
        Optional<FinalLook> look = finalExport ? Optional.of(new FinalLook(session.console())) : Optional.empty();
        try {
            ExportReport report = export(source, options, archive, base, look);
            told(archive, report, base, began);
            return look.map(last -> last.after(() -> fetching(progress -> source.needDoor()
                            .openAgain(source.needUrl(), session.workspace().folder(), progress))))
                    .orElse(ExitCode.DONE)
                    .code();
        } finally {
            base.ifPresent(ArchiveChain::close);
            look.ifPresent(FinalLook::close);
        }
    }

    private void told(Path archive, ExportReport report, Optional<ArchiveChain> base, Instant began) {
        summarise(archive, report);
        if (base.isPresent()) {
            Duration took = Duration.between(began, session.clock().instant());
            DeltaOption.tell(report.manifest(), archive, took, session.console());
        } else {
            session.console().result("Next: `ferry doctor`, then `ferry import`");
        }
    }

    private ExportReport export(
            SourceSection source,
            ExportOptions options,
            Path archive,
            Optional<ArchiveChain> base,
            Optional<FinalLook> look) {
        Exporter exporter = new Exporter(session.clock(), session.host());
        try (Tracker tracker = fetching(progress -> source.needDoor()
                        .open(source.needUrl(), session.workspace().folder(), progress));
                Progress progress = Progress.start(session.console(), session.clock(), "issue")) {
            ExportFilters.refuseUnknown(options, tracker);
            look.ifPresent(first -> first.before(tracker));
            progress.begin("export", tracker.issueCount(options));
            Listener listener = new Listener(progress);
            return base.isPresent()
                    ? exporter.exportDelta(tracker, base.get(), archive, options, listener)
                    : exporter.export(tracker, archive, options, listener);
        }
    }

    private Tracker fetching(Function<FetchProgress, Tracker> opening) {
        try (Progress progress = Progress.start(session.console(), session.clock(), "item")) {
            return opening.apply(new Fetching(progress));
        }
    }

    private void summarise(Path archive, ExportReport report) {
        Console console = session.console();
        ArchiveCounts counts = report.manifest().counts();
        console.result("Wrote " + archive + ": " + Figures.count(counts.issues(), "issue") + ", "
                + Figures.count(counts.messages(), "message") + ", " + Figures.count(counts.users(), "user") + ", "
                + Figures.count(counts.attachments(), "file"));
        report.manifest()
                .leftOut()
                .forEach(left ->
                        console.result("Left out: " + Figures.count(left.count(), left.what()) + ", " + left.reason()));
        report.redactions()
                .forEach((name, fits) -> console.result("Redacted: " + name + ", " + Figures.count(fits, "place")));
        if (report.includedPrivate() > 0) {
            console.say("ATTENTION: " + Figures.count(report.includedPrivate(), "private issue")
                    + " (source.private) came along, because --include-private was given; keep this archive from"
                    + " strangers, and do not import it into a public repository");
        }
        if (!report.maybePrivate().isEmpty()) {
            console.say("ATTENTION: the tracker may have kept from strangers what is in the archive: "
                    + report.maybePrivate().entrySet().stream()
                            .map(each -> each.getKey() + " (" + Figures.count(each.getValue(), "issue") + ")")
                            .collect(Collectors.joining(", "))
                    + "; what must not be public, name under `source.private` and export again");
        }
        long warnings =
                report.warnings().values().stream().mapToLong(Long::longValue).sum();
        console.result(Figures.count(warnings, "warning") + "; what stayed out and what was wrong: "
                + report.file().resolveSibling(ExportReport.TEXT_NAME));
    }

    private final class Fetching implements FetchProgress {
        private final Progress progress;
        private String fetching = "";
        private long shown;

        private Fetching(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void fetched(String className, long done, long total) {
            if (!className.equals(fetching) || done < shown) {
                progress.begin("fetch " + className, total);
                fetching = className;
                shown = 0;
            }
            progress.advance(done - shown);
            shown = done;
        }

        @Override
        public void waiting(String reason, Duration pause) {
            progress.say("The tracker: " + reason + "; asking again in " + Figures.time(pause));
        }

        @Override
        public boolean stopRequested() {
            return session.stop().isRaised();
        }
    }

    private final class Listener implements ExportProgress {
        private final Progress progress;
        private long shown;

        private Listener(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void issues(long done, long total) {
            progress.advance(done - shown);
            shown = done;
        }

        @Override
        public boolean stopRequested() {
            return session.stop().isRaised();
        }
    }
}
