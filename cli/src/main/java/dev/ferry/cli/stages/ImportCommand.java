package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.stages.Stage.Look;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.importer.ImportSummary;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Planned;
import dev.ferry.importer.Prepared;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.NewMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry import}: the archive goes into the staging repository. */
@Command(
        name = "import",
        description = "Make the archive's issues in the staging repository. Begins a migration or goes on with the one"
                + " that was begun; stopped or killed, the same command goes on where it was.",
        footer = {
            "Examples:",
            "  ferry import --only 12,40-60",
            "  ferry import",
            "",
            "Next: look at the issues in the staging repository, then ferry transfer"
        })
public final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(
            names = {"-a", "--archive"},
            paramLabel = "FILE",
            description = "the archive (default: archive.zip in the workspace)")
    private Optional<Path> archive = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "IDS",
            description = "plan just these issues: ids and ranges, such as 12,40-60")
    private Optional<String> only = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "plan just the first N of them in legacy order")
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--new", description = "begin another migration through the same staging repository")
    private boolean another;

    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Selection selection = selection();
        Workspace workspace = session.beginStage();
        return new Stage(session, "import")
                .run(workspace, new Beginning(workspace), crossing -> carry(crossing, selection));
    }

    private Selection selection() {
        try {
            Selection chosen = only.map(Selection::only).orElseGet(Selection::all);
            return limit.map(chosen::limit).orElse(chosen);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private ExitCode carry(Crossing crossing, Selection selection) throws InterruptedException, IOException {
        Importer importer = new Importer(crossing.importJob());
        Planned planned = importer.plan(selection);
        crossing.progress().say(Figures.count(planned.added(), "issue") + " newly planned");
        if (planned.changed() > 0) {
            crossing.progress().say(changed(planned));
        }
        Prepared staging = new Preparation(crossing).prepare();
        ImportSummary summary = importer.run(staging);
        if (summary.stopped()) {
            throw new StoppedException();
        }
        crossing.progress().end();
        Counts counts = crossing.ledger().view().counts();
        session.console()
                .result("Imported " + Figures.count(summary.imported(), "issue") + " into " + crossing.staging() + "; "
                        + Figures.count(counts.of(ItemState.IMPORTED)) + " of " + Figures.count(counts.total())
                        + " wait there for `ferry transfer`");
        return Stage.leftBehind(session.console(), counts);
    }

    /** Honest about what is not done: a newer archive brings new issues, not new content of issues that were sent. */
    private static String changed(Planned planned) {
        return Safe.line(Figures.count(planned.changed(), "issue") + " imported before and different in this archive ("
                + planned.firstChanged().stream().map(LegacyId::value).collect(Collectors.joining(", "))
                + (planned.changed() > planned.firstChanged().size() ? ", ..." : "")
                + "): they stay as they were imported; this version of Ferry does not take up changed issues");
    }

    /** Goes on with the migration of the staging repository, or begins one. */
    private final class Beginning implements Stage.Opening {
        private final Workspace workspace;

        private Beginning(Workspace workspace) {
            this.workspace = workspace;
        }

        @Override
        public Path archive(Ledger ledger) {
            Path path = archive.map(Path::toAbsolutePath).orElse(workspace.archive());
            if (!Files.exists(path)) {
                throw new ConfigException(
                        path + " is not there; write it with `ferry export`, or name an archive with --archive");
            }
            return path;
        }

        @Override
        public MigrationRecord migration(Ledger ledger, Archive open) {
            MigrationRecord record = known(ledger).orElseGet(() -> begin(ledger, open));
            session.console().say("Migration " + record.id() + (planned(ledger, record) ? " goes on" : " begins"));
            return record;
        }

        /** One that never came to plan an issue is taken up, so that an import that is refused leaves no litter. */
        private Optional<MigrationRecord> known(Ledger ledger) {
            if (another) {
                return unused(ledger);
            }
            Optional<MigrationRecord> chosen = choice.find(workspace, ledger.view());
            if (chosen.isEmpty()) {
                refuseAnotherStaging(ledger);
            }
            boolean settled = choice.isNamed() || (chosen.isPresent() && planned(ledger, chosen.get()));
            return settled ? chosen : unused(ledger);
        }

        private Optional<MigrationRecord> unused(Ledger ledger) {
            return ledger.view().findByStaging(staging()).stream()
                    .filter(one -> !planned(ledger, one) && one.target().equals(target()))
                    .reduce((older, newer) -> newer);
        }

        private static boolean planned(Ledger ledger, MigrationRecord record) {
            return ledger.view().migration(record.id()).counts().total() > 0;
        }

        /** A changed name must not have everything made a second time without anybody saying so. */
        private void refuseAnotherStaging(Ledger ledger) {
            ledger.view().migrations().stream()
                    .filter(one -> planned(ledger, one))
                    .findFirst()
                    .ifPresent(begun -> {
                        throw new ConfigException("ferry.yaml names " + staging()
                                + " as staging, and migration " + begun.id() + " of this workspace goes through "
                                + begun.staging() + "; nothing was sent. Put " + begun.staging()
                                + " back, or begin another migration with `ferry import --new`");
                    });
        }

        private MigrationRecord begin(Ledger ledger, Archive open) {
            NewMigration begun = new NewMigration(open.digest(), archive(ledger), staging(), target());
            return find(ledger, ledger.begin(begun, new SecureRandom()).id());
        }

        private RepositoryRef staging() {
            return RepositoryRef.parse(
                    workspace.configuration().needStaging().repository().toString());
        }

        private RepositoryRef target() {
            return RepositoryRef.parse(
                    workspace.configuration().needTarget().repository().toString());
        }

        @Override
        public MigrationRecord accept(MigrationRecord record, Ledger ledger, Archive open, Look look)
                throws IOException {
            Path path = archive(ledger);
            boolean same = record.archive().equals(open.digest())
                    && record.archivePath().equals(path);
            if (same && planned(ledger, record)) {
                return record;
            }
            // Before the ledger names it: a damaged one must not take a good one's place.
            Preparation.refuseImpossible(session, workspace, open, look);
            if (same) {
                return record;
            }
            ledger.migration(record.id()).useArchive(open.digest(), path);
            return find(ledger, record.id());
        }

        private static MigrationRecord find(Ledger ledger, MigrationId id) {
            return ledger.view().find(id).orElseThrow();
        }
    }
}
