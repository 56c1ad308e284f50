package dev.ferry.transfer;

import dev.ferry.archive.Archive;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.RoundupSqlite;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.fixtures.tracker.SampleTracker;
import dev.ferry.github.GitHub;
import dev.ferry.github.GitHubOptions;
import dev.ferry.github.LimitOptions;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Secret;
import dev.ferry.github.Surroundings;
import dev.ferry.importer.Barrier;
import dev.ferry.importer.ImportJob;
import dev.ferry.importer.ImportSummary;
import dev.ferry.importer.Importer;
import dev.ferry.importer.Needs;
import dev.ferry.importer.Prepared;
import dev.ferry.importer.RepositoryPreparation;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.NewMigration;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.IssueTitles;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.Transfer;
import dev.ferry.transfer.move.TransferJob;
import dev.ferry.transfer.move.TransferSummary;
import dev.ferry.transfer.rewrite.Rewrite;
import dev.ferry.transfer.rewrite.RewriteJob;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Verification;
import dev.ferry.transfer.verify.VerificationJob;
import dev.ferry.transfer.verify.VerificationSummary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The whole way of a migration against a simulated GitHub, step by step, for tests. */
final class Journey implements AutoCloseable {
    static final String STAGING = "example/staging";
    static final String TARGET = "example/project";
    private static final String TOKEN = "journey-token";

    final SimulatedGitHub hub;
    final List<Difference> differences = new ArrayList<>();
    private final Path home;
    private final Path zip;
    private Archive archive;
    private Ledger ledger;
    private MigrationLedger migration;
    private GitHub github;

    private Journey(Path home, Path tracker, SimulatedGitHubBuilder builder) throws IOException {
        this.home = Files.createDirectories(home);
        zip = home.resolve("archive.zip");
        hub = builder.repository(STAGING)
                .repository(TARGET)
                .token(TOKEN, "ferry-bot", Permission.ADMIN)
                .start();
        try (Tracker source = RoundupSqlite.open(
                tracker.resolve("db/db"), tracker.resolve("db/files"), URI.create(SampleTracker.URL))) {
            new Exporter(Clock.systemUTC(), "host")
                    .export(source, zip, ExportOptions.defaults(), ExportProgress.silent());
        }
        archive = Archive.open(zip);
        open();
        RepositoryRef staging = RepositoryRef.parse(STAGING);
        migration = ledger.begin(
                new NewMigration(archive.digest(), zip, staging, RepositoryRef.parse(TARGET)), new Random(7));
    }

    static Journey ofSample(Path folder, SimulatedGitHubBuilder builder) throws IOException {
        Path tracker = folder.resolve("tracker");
        SampleTracker.writeTo(tracker);
        return new Journey(folder.resolve("work"), tracker, builder);
    }

    static Journey of(Path folder, Path tracker, SimulatedGitHubBuilder builder) throws IOException {
        return new Journey(folder.resolve("work"), tracker, builder);
    }

    private void open() {
        ledger = Ledger.open(home.resolve("ferry.db"), "test", Clock.systemUTC());
        github = GitHub.connect(GitHubOptions.of(hub.api(), new Secret(TOKEN))
                .withLimits(LimitOptions.unpaced().withWriters(8))
                .withPatience(Duration.ofSeconds(20)));
    }

    /** As a new process would: everything is read from the ledger again. */
    void restart() {
        var id = migration.id();
        github.close();
        ledger.close();
        open();
        migration = ledger.migration(id);
    }

    MigrationLedger ledger() {
        return migration;
    }

    Archive archive() {
        return archive;
    }

    ImportSummary importAll() throws InterruptedException {
        return importSome(Selection.all(), StopSignal.never());
    }

    ImportSummary importSome(Selection selection, StopSignal stop) throws InterruptedException {
        ImportJob job = importJob(stop);
        Importer importer = new Importer(job);
        importer.plan(selection);
        Needs needs = new Needs(context()).addAll(archive.issues());
        Prepared staging = new RepositoryPreparation(github, name(STAGING)).prepare(needs);
        new RepositoryPreparation(github, name(TARGET)).prepare(needs);
        return importer.run(staging);
    }

    Barrier.Report barrier() {
        return new Barrier(importJob(StopSignal.never())).compare();
    }

    TransferSummary transfer(OnFailure onFailure, StopSignal stop) throws InterruptedException {
        return new Transfer(new TransferJob(
                        migration,
                        github,
                        name(STAGING),
                        name(TARGET),
                        onFailure,
                        Surroundings.system(),
                        StageProgress.silent(),
                        stop))
                .run();
    }

    RewriteSummary rewrite(StopSignal stop) {
        return rewriting(stop).run();
    }

    Rewrite rewriting(StopSignal stop) {
        return new Rewrite(new RewriteJob(
                migration,
                github,
                name(TARGET),
                new Renderer(context()).references(),
                targets(),
                Surroundings.system(),
                StageProgress.silent(),
                stop));
    }

    VerificationSummary verify() {
        differences.clear();
        return new Verification(
                        new VerificationJob(
                                archive,
                                migration.view(),
                                github,
                                name(STAGING),
                                name(TARGET),
                                new Renderer(context()),
                                targets(),
                                ledger.view().find(migration.id()).orElseThrow().created(),
                                StageProgress.silent(),
                                StopSignal.never()),
                        differences::add)
                .run();
    }

    private ImportJob importJob(StopSignal stop) {
        return new ImportJob(
                archive,
                migration,
                github,
                name(STAGING),
                context(),
                Duration.ofSeconds(1),
                4,
                Surroundings.system(),
                StageProgress.silent(),
                stop);
    }

    RenderContext context() {
        IssueTitles titles = id -> archive.issue(id).map(issue -> issue.title());
        return new RenderContext(
                migration.id(),
                MappingOptions.of(Preset.BPO, SampleTracker.URL),
                People.of(archive.users(), UserMap.empty(), true),
                LabelMap.of(Preset.BPO.labels()),
                titles);
    }

    ReferenceTargets targets() {
        return new ReferenceTargets(
                migration.view().idMap(),
                RepositoryRef.parse(TARGET),
                Optional.of(RepositoryRef.parse(STAGING)),
                ReferenceTargets.GITHUB);
    }

    private static RepositoryName name(String repository) {
        return RepositoryName.parse(repository);
    }

    @Override
    public void close() {
        github.close();
        ledger.close();
        archive.close();
        hub.close();
    }
}
