package dev.ferry.cli.doctor;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.SourceDoor;
import dev.ferry.cli.config.SourceSection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.session.LedgerQuotas;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.NextArchive;
import dev.ferry.cli.session.Preflight;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Pace;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.GitHub;
import dev.ferry.github.QuotaStore;
import dev.ferry.github.RateLimit;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.Outlook;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Looks at everything that a migration needs, and goes on looking after a finding. Of the server it only reads; in the
 * workspace it leaves its report, and what the next import would have to find out again. For one thread.
 */
public final class Examination {
    /** Whoever asks what stands in the way waits for the answer, not for a server. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Session session;
    private final Workspace workspace;
    private final MigrationChoice choice;
    private final Configuration configuration;
    /** In the order in which they should be mended: the workspace, the archive, the server. */
    private final Findings here = new Findings();

    private final Findings inArchive = new Findings();
    private final Findings atServer = new Findings();
    private LedgerFacts ledgerFacts = LedgerFacts.NONE;
    private boolean ledgerIsReadable;
    private Optional<ServerFacts> server = Optional.empty();
    private Optional<Expectation> expected = Optional.empty();
    private Optional<ArchiveLook.Looked> archive = Optional.empty();

    public Examination(Session session, Workspace workspace, MigrationChoice choice) {
        this.session = session;
        this.choice = choice;
        this.workspace = workspace;
        this.configuration = workspace.configuration();
    }

    /** All of it. What can not be read of the workspace itself is an IOException. */
    public Diagnosis diagnose() throws InterruptedException, IOException {
        configuration.source().ifPresent(this::examineSource);
        if (!choice.isStagingNamed()) {
            here.attempt("staging", "ferry.yaml", configuration::needStaging);
        }
        here.attempt("target", "ferry.yaml", configuration::needTarget);
        try (Progress progress = Progress.start(session.console(), session.clock(), "issue")) {
            here.attempt("ledger", configuration.database().toString(), this::examineLedger);
            Optional<GitHub> connection = connection(progress);
            if (connection.isEmpty()) {
                examineArchive(Preflight.GITHUB, progress);
            } else {
                try (GitHub github = connection.get()) {
                    examineWith(github, progress);
                }
            }
        }
        DiskFacts disk = disk();
        disk.judge().ifPresent(here::add);
        Findings all = new Findings();
        all.addAll(here.list());
        all.addAll(inArchive.list());
        all.addAll(atServer.list());
        return new Diagnosis(
                session.clock().instant(),
                configuration.github().api(),
                configuration.mapping().liveMentions(),
                all.list(),
                archive,
                server,
                ledgerFacts,
                disk,
                expected);
    }

    private void examineSource(SourceSection source) {
        here.attempt("source", "tracker", () -> source.needDoor().check(source.needUrl(), workspace.folder()));
    }

    private void examineLedger() {
        try (LedgerView ledger = LedgerView.openReadOnly(configuration.database())) {
            ledgerFacts = new LedgerLook(workspace, choice, here).look(ledger);
            ledgerIsReadable = true;
        }
    }

    private String server() {
        return configuration.github().api().toString();
    }

    /** The archive in between: how its texts look depends on the server's address. */
    private void examineWith(GitHub github, Progress progress) throws InterruptedException, IOException {
        ServerLook look = new ServerLook(Places.of(workspace, choice, ledgerFacts), github, session.clock(), atServer);
        atServer.attempt("github", server(), () -> server = look.look(ledgerFacts.begun()));
        judgeTarget(server.isPresent() ? name -> nameNow(github, name) : name -> name);
        examineArchive(server.map(ServerFacts::web).orElse(Preflight.GITHUB), progress);
        archive.flatMap(ArchiveLook.Looked::outlook).ifPresent(outlook -> foresee(github, look, outlook, progress));
    }

    private void foresee(GitHub github, ServerLook look, Outlook outlook, Progress progress) {
        Expectation.SetUp[] setUp = {Expectation.SetUp.UNKNOWN};
        server.ifPresent(facts -> atServer.attempt(
                "github",
                server(),
                () -> setUp[0] = new NeedsLook(github, atServer).look(facts, outlook.needs(), progress)));
        Optional<RateLimit.Allowance> perHour =
                server.flatMap(ServerFacts::rateLimit).map(RateLimit::rest);
        int tokens = server.map(ServerFacts::tokens).orElse(1);
        int waiting = server.map(ServerFacts::waiting).orElse(0);
        ImportDriver driver = server.flatMap(ServerFacts::driver).orElse(ImportDriver.BULK);
        Expectation expectation = Expectation.of(
                outlook, setUp[0], ledgerFacts.counts(), driver, Pace.of(github.limits(), perHour, tokens, waiting));
        expected = Optional.of(expectation);
        look.tokens().judgeExpiry(session.clock().instant(), expectation);
    }

    private Optional<GitHub> connection(Progress progress) {
        GitHub[] made = new GitHub[1];
        atServer.attempt(
                "github",
                server(),
                () -> made[0] = Connection.openBriefly(session, configuration, quotas(), PATIENCE, progress::waitFor));
        return Optional.ofNullable(made[0]);
    }

    /** What the ledger knows of each token's limits; one that can not be read is a finding already. Nothing is kept. */
    private QuotaStore quotas() {
        return new QuotaStore() {
            @Override
            public Optional<String> load(String key) {
                if (!ledgerIsReadable) {
                    return Optional.empty();
                }
                try (LedgerView ledger = LedgerView.openReadOnly(configuration.database())) {
                    return LedgerQuotas.readFrom(ledger).load(key);
                }
            }

            @Override
            public void save(String key, String value) {}
        };
    }

    private void judgeTarget(UnaryOperator<String> nameNow) {
        Optional<MigrationRecord> begun =
                ledgerFacts.migration().filter(record -> ledgerFacts.begun() && !choice.isNamed());
        begun.ifPresent(record -> new LedgerLook(workspace, choice, here).judgeTarget(record, nameNow));
    }

    private static String nameNow(GitHub github, String name) {
        try {
            return github.repository(RepositoryName.parse(name)).name().toString();
        } catch (RemoteException e) {
            // The look at the repositories has told what is wrong with it.
            return name;
        }
    }

    private void examineArchive(String web, Progress progress) throws InterruptedException, IOException {
        Path path = path();
        boolean own = !path.equals(workspace.archive());
        if (own && !Files.exists(path)) {
            inArchive.add(Finding.error(
                    ExitCode.CONFIGURATION,
                    "archive",
                    path.toString(),
                    "the migration goes on with it, and it is not there any more",
                    "put it back, or export a whole archive"));
            return;
        }
        if (own && Files.exists(workspace.archive())) {
            progress.say("Looking at " + path + ", with which the migration goes on, not at " + workspace.archive());
        }
        try {
            archive = new ArchiveLook(workspace, inArchive, progress).look(path, web);
        } catch (ConfigException e) {
            inArchive.add(told(ExitCode.CONFIGURATION, path, e));
        } catch (DataException e) {
            inArchive.add(told(ExitCode.DATA, path, e));
        }
        archive.filter(looked -> ledgerIsReadable)
                .ifPresent(looked -> inArchive.attempt("ledger", path.toString(), () -> {
                    try (LedgerView ledger = LedgerView.openReadOnly(configuration.database())) {
                        new LedgerLook(workspace, choice, inArchive).judgeArchive(ledger, ledgerFacts, looked);
                    }
                }));
    }

    private static Finding told(ExitCode exit, Path path, RuntimeException e) {
        return Findings.told(exit, "archive", path.toString(), String.valueOf(e.getMessage()));
    }

    /** What an import would take. One that can not be read is looked at all the same, and told. */
    private Path path() {
        Optional<MigrationRecord> begun = ledgerFacts.migration().filter(record -> ledgerFacts.begun());
        if (begun.isEmpty() || !ledgerIsReadable) {
            return workspace.archive();
        }
        try (LedgerView ledger = LedgerView.openReadOnly(configuration.database())) {
            return NextArchive.of(workspace, ledger, begun);
        } catch (DataException | ConfigException e) {
            // The look at the ledger has told it.
            return workspace.archive();
        }
    }

    private DiskFacts disk() throws IOException {
        long export = 0;
        if (archive.isEmpty() && configuration.source().isPresent()) {
            export = exportAtMost(configuration.source().get());
        }
        long free = Files.getFileStore(workspace.folder()).getUsableSpace();
        return DiskFacts.of(workspace.folder(), free, archive, export);
    }

    /** No archive is larger than what it is made of, for it is compressed; what lies on another machine is not known. */
    private static long exportAtMost(SourceSection source) throws IOException {
        SourceDoor door;
        try {
            door = source.needDoor();
        } catch (ConfigException e) {
            // That is a finding already.
            return 0;
        }
        if (door instanceof SourceDoor.Sqlite sqlite) {
            return DiskFacts.size(sqlite.database()) + DiskFacts.size(sqlite.files());
        }
        if (door instanceof SourceDoor.Postgres postgres) {
            return DiskFacts.size(postgres.files());
        }
        return door instanceof SourceDoor.AdminExport export ? DiskFacts.size(export.folder()) : 0;
    }
}
