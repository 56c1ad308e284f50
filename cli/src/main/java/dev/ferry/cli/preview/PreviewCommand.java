package dev.ferry.cli.preview;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.DriverWish;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.session.WorkspaceArchive;
import dev.ferry.cli.stages.TrialChoice;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.mapping.preview.PreviewSite;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry preview}: what GitHub will show, as pages on this disk. */
@Command(
        name = "preview",
        description = "Write pages that show beside each issue what GitHub will show of it. They work from the disk: no"
                + " server, no token, and nothing is asked of anybody. What is odd about an issue is flagged.",
        footer = {
            "Examples:",
            "  ferry preview",
            "  ferry preview 12 40-60",
            "  ferry preview --sample 100 --closure 1 -o /tmp/look",
            "",
            "It writes index.html and a page an issue, and replaces only a folder that it wrote itself.",
            "Next: ferry import --sample 50"
        })
public final class PreviewCommand implements Callable<Integer> {
    /** So many issues are in memory at a time. */
    private static final int PORTION = 20;

    private final Session session;

    @Mixin
    private PreviewOptions options = new PreviewOptions();

    @Mixin
    private WorkspaceArchive archive = new WorkspaceArchive();

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = "--no-ledger",
            description = "show references as the old tracker had them, also where the ledger knows their numbers")
    private boolean withoutLedger;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "the folder to be written (default: preview in the workspace)")
    private Optional<Path> output = Optional.empty();

    public PreviewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        TrialChoice.Wish wish = options.wish();
        wish.named();
        if (withoutLedger && (choice.isNamed() || choice.isStagingNamed())) {
            throw new UsageException("--no-ledger goes neither with --migration nor with --staging");
        }
        Workspace workspace = session.workspace();
        Path path = archive.existing(workspace);
        Path target = output.map(Path::toAbsolutePath).orElse(workspace.folder().resolve("preview"));
        try (Archive opened = Archive.open(path);
                PreviewLedger numbers =
                        withoutLedger ? PreviewLedger.none() : PreviewLedger.of(workspace, choice, opened);
                Progress progress = Progress.start(session.console(), session.clock(), "issue");
                PreviewFolder folder = PreviewFolder.replacing(target)) {
            if (opened.manifest().base().isPresent()) {
                throw new UsageException(path + " is a delta and holds only what changed; make a whole archive of it"
                        + " with `ferry archive merge` and preview that");
            }
            Configuration configuration = workspace.configuration();
            RenderContext context = context(configuration, opened, numbers);
            List<LegacyId> ids = new TrialChoice(session, options.isSure())
                    .find(opened, wish, context, progress).ids().stream()
                            .sorted()
                            .toList();
            PreviewSite site = new PreviewSite(
                    context, folder.written(), ids, numbers.targets(configuration), new ArchivedMessages(opened));
            write(opened, ids, site, progress);
            site.finish(PreviewNotes.of(opened, path, ids.size(), configuration, numbers));
            folder.publish();
            progress.end();
            tell(opened, ids.size(), site, target);
            numbers.sentence().ifPresent(session.console()::result);
        }
        return ExitCode.DONE.code();
    }

    /** As the migration writes them, or as an import would that begins now. */
    private static RenderContext context(Configuration configuration, Archive archive, PreviewLedger ledger) {
        return ledger.context(configuration, archive).orElseGet(() -> context(configuration, archive));
    }

    private static RenderContext context(Configuration configuration, Archive archive) {
        RenderContext context = Rendering.context(
                configuration.mapping(), archive, configuration.github().web());
        boolean plain = configuration
                .staging()
                .filter(staging -> staging.driver() == DriverWish.REST)
                .isPresent();
        return context.with(context.options().withDatesInText(plain));
    }

    private void write(Archive from, List<LegacyId> ids, PreviewSite site, Progress progress) throws IOException {
        progress.begin("preview", ids.size());
        for (int at = 0; at < ids.size(); at += PORTION) {
            List<LegacyId> portion = ids.subList(at, Math.min(at + PORTION, ids.size()));
            List<Issue> issues = new ArrayList<>(from.issues(portion));
            issues.sort(Comparator.comparing(Issue::id));
            for (Issue issue : issues) {
                site.add(issue);
                progress.advance(1);
            }
        }
    }

    private void tell(Archive from, int shown, PreviewSite site, Path target) {
        String flags = site.counts().entrySet().stream()
                .map(each ->
                        Figures.count(each.getValue()) + " " + each.getKey().word())
                .collect(Collectors.joining(", "));
        session.console()
                .result("Previewed " + Figures.count(shown, "issue") + " of "
                        + Figures.count(from.manifest().counts().issues())
                        + (flags.isEmpty() ? "; no flags" : ": " + flags));
        session.console()
                .result("Open " + target.normalize().resolve(PreviewSite.INDEX).toUri());
    }
}
