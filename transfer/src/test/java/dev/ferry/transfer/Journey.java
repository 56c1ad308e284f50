package dev.ferry.transfer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
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
import dev.ferry.importer.NewerArchive;
import dev.ferry.importer.Prepared;
import dev.ferry.importer.RepositoryPreparation;
import dev.ferry.importer.Selection;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.NewMigration;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.IssueTitles;
import dev.ferry.mapping.render.LockRule;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.move.ClosedPolicy;
import dev.ferry.transfer.move.OnFailure;
import dev.ferry.transfer.move.Transfer;
import dev.ferry.transfer.move.TransferJob;
import dev.ferry.transfer.move.TransferSummary;
import dev.ferry.transfer.rewrite.Collision;
import dev.ferry.transfer.rewrite.CrowdedReference;
import dev.ferry.transfer.rewrite.Rewrite;
import dev.ferry.transfer.rewrite.RewriteJob;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.rewrite.StagingLeft;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import dev.ferry.transfer.verify.Sides;
import dev.ferry.transfer.verify.Verification;
import dev.ferry.transfer.verify.VerificationJob;
import dev.ferry.transfer.verify.VerificationSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The whole way of a migration against a simulated GitHub, step by step, for tests. */
final class Journey implements AutoCloseable {
    static final String STAGING = "example/staging";
    static final String TARGET = "example/project";
    static final String BOT = "ferry-bot";
    static final Duration QUIET = Duration.ofSeconds(2);
    static final String TOKEN = "journey-token";

    final TestTime time;
    final SimulatedGitHub hub;
    /** What the last verification told of, without its notes. */
    final List<Difference> differences = new ArrayList<>();

    final List<Difference> notes = new ArrayList<>();
    final List<LegacyId> notCompared = new ArrayList<>();
    final List<Collision> collisions = new ArrayList<>();
    final List<CrowdedReference> crowded = new ArrayList<>();
    final List<StagingLeft> stagingLeft = new ArrayList<>();
    UserMap users = UserMap.empty();
    LabelMap labels = LabelMap.of(Preset.BPO.labels());
    Optional<String> milestones = Optional.empty();
    Preset preset = Preset.BPO;
    List<LockRule> locks = List.of();
    int workers = 4;
    /** Takes hold with {@link #restart}. */
    LimitOptions limits = LimitOptions.unpaced().withWriters(8);

    Duration quiet = QUIET;
    ClosedPolicy closed = ClosedPolicy.REOPEN;
    int largestBatch = TransferJob.LARGEST_BATCH;
    /** How far Ferry's clock is ahead of the server's; takes hold with {@link #restart}. */
    Duration clockAhead = Duration.ZERO;
    /** Happens when the repositories are prepared and nothing is sent yet. */
    Runnable beforeSending = () -> {};

    private final Path home;
    private Path zip;
    private Archive archive;
    private Ledger ledger;
    private MigrationLedger migration;
    private GitHub github;

    private Journey(Path home, SimulatedGitHubBuilder builder, TestTime time, Cargo cargo) throws IOException {
        this.home = Files.createDirectories(home);
        this.time = time;
        zip = home.resolve("archive.zip");
        hub = builder.clock(time)
                .repository(STAGING)
                .repository(TARGET)
                .token(TOKEN, BOT, Permission.ADMIN)
                .start();
        cargo.writeTo(zip);
        archive = Archive.open(zip);
        open();
        RepositoryRef staging = RepositoryRef.parse(STAGING);
        migration = ledger.begin(
                new NewMigration(archive.digest(), zip, staging, RepositoryRef.parse(TARGET)), new Random(7));
    }

    static Journey ofSample(Path folder, SimulatedGitHubBuilder builder) throws IOException {
        Path tracker = folder.resolve("tracker");
        SampleTracker.writeTo(tracker);
        return of(folder, tracker, builder);
    }

    static Journey of(Path folder, Path tracker, SimulatedGitHubBuilder builder) throws IOException {
        return new Journey(folder.resolve("work"), builder, new FastTime(), Cargo.ofTracker(tracker));
    }

    static Journey ofIssues(Path folder, SimulatedGitHubBuilder builder, List<Issue> issues) throws IOException {
        return ofIssues(folder, builder, new FastTime(), issues);
    }

    static Journey ofIssues(Path folder, SimulatedGitHubBuilder builder, TestTime time, List<Issue> issues)
            throws IOException {
        return new Journey(folder.resolve("work"), builder, time, zip -> Cargo.write(zip, Cargo.WHOLE, issues));
    }

    /** The tracker's issues at a later time; nothing of them is taken up before {@link #takeUp}. */
    void newer(ArchiveSource source, List<Issue> issues) {
        zip = zip.resolveSibling(zip.getFileName() + "x.zip");
        Cargo.write(zip, source, issues);
        archive.close();
        archive = Archive.open(zip);
    }

    void newer(List<Issue> issues) {
        newer(archive.manifest().source(), issues);
    }

    /** As an import does first when it is given another archive. */
    NewerArchive.Changes takeUp() {
        NewerArchive newer =
                new NewerArchive(archive, migration, context(), StageProgress.silent(), StopSignal.never());
        NewerArchive.Changes changes = newer.compare().orElseThrow();
        newer.takeUp(zip);
        return changes;
    }

    private void open() {
        ledger = Ledger.open(home.resolve("ferry.db"), "test", surroundings().clock());
        github = GitHub.connect(GitHubOptions.of(hub.api(), new Secret(TOKEN))
                .withLimits(limits)
                .withSurroundings(surroundings()));
    }

    private Surroundings surroundings() {
        return new Surroundings(Clock.offset(time, clockAhead), time, new Random(5));
    }

    /** Goes by this driver; to be told before anything is imported. */
    Journey by(ImportDriver driver) {
        driver.remember(migration);
        return this;
    }

    /** As a new process would: everything is read from the ledger again. */
    void restart() {
        var id = migration.id();
        github.close();
        ledger.close();
        open();
        migration = ledger.migration(id);
    }

    /** The disk is gone, with everything on it but the archive; what is done then has a ledger with the migration again. */
    void anew(RecoveryScene.Work work) throws Exception {
        github.close();
        ledger.close();
        RecoveryScene.deleteLedger(home);
        open();
        work.run(ledger, zip);
        migration = ledger.migration(migration.id());
    }

    /** As {@code ferry retry} does. */
    void retryFailed() {
        List<Transition> retries = new ArrayList<>();
        migration.view().failures().forEach(row -> retries.add(new Transition.Requeued(row.id())));
        migration.commit(retries);
    }

    MigrationLedger ledger() {
        return migration;
    }

    Archive archive() {
        return archive;
    }

    /** Where its files are. */
    Path home() {
        return home;
    }

    GitHub github() {
        return github;
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
        beforeSending.run();
        return importer.run(staging);
    }

    /** As a transfer command does with what the barrier missed. */
    ImportSummary importAgain(List<LegacyId> missing) throws InterruptedException {
        Needs needs = new Needs(context()).addAll(archive.issues());
        var staging = new RepositoryPreparation(github, name(STAGING)).prepare(needs);
        return new Importer(importJob(StopSignal.never())).runAgain(staging, missing);
    }

    Barrier.Report barrier() throws InterruptedException {
        return new Barrier(importJob(StopSignal.never())).compare();
    }

    /** As a transfer command does: nothing is moved before the barrier is passed. */
    TransferSummary transfer() throws InterruptedException {
        if (!Barrier.isPassed(migration)) {
            barrier();
        }
        return transfer(OnFailure.STOP, StopSignal.never());
    }

    TransferSummary transfer(OnFailure onFailure, StopSignal stop) throws InterruptedException {
        return transferring(onFailure, stop).run();
    }

    Transfer transferring(OnFailure onFailure, StopSignal stop) {
        return new Transfer(new TransferJob(
                migration,
                github,
                name(STAGING),
                name(TARGET),
                onFailure,
                closed,
                largestBatch,
                quiet,
                surroundings(),
                StageProgress.silent(),
                stop));
    }

    RewriteSummary rewrite() {
        return rewriting(StopSignal.never()).run();
    }

    Rewrite rewriting(StopSignal stop) {
        return rewriting(stop, collisions::add);
    }

    Rewrite rewriting(StopSignal stop, Consumer<Collision> collided) {
        return new Rewrite(rewriteJob(stop), unknown -> {}, crowded::add, stagingLeft::add, collided);
    }

    RewriteJob rewriteJob(StopSignal stop) {
        return new RewriteJob(
                migration,
                github,
                name(TARGET),
                new Renderer(context()).references(),
                targets(),
                surroundings(),
                StageProgress.silent(),
                stop);
    }

    VerificationSummary verify() {
        return verify(StopSignal.never());
    }

    VerificationSummary verify(StopSignal stop) {
        return verifying(stop, Sides.NONE).run();
    }

    VerificationSummary verify(Sides sides) {
        return verifying(StopSignal.never(), sides).run();
    }

    /** As a canary does with what it moved. */
    VerificationSummary verify(List<ItemRow> moved) throws InterruptedException {
        return verifying(StopSignal.never(), Sides.NONE).run(moved, time);
    }

    private Verification verifying(StopSignal stop, Sides sides) {
        differences.clear();
        notes.clear();
        notCompared.clear();
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
                        stop),
                difference -> (difference.kind() == Kind.NOTE ? notes : differences).add(difference),
                item -> notCompared.add(item.id()),
                sides);
    }

    ImportJob importJob(StopSignal stop) {
        return new ImportJob(
                archive,
                migration,
                github,
                name(STAGING),
                context(),
                quiet,
                workers,
                surroundings(),
                StageProgress.silent(),
                stop);
    }

    RenderContext context() {
        IssueTitles titles = archive::title;
        MappingOptions plain = MappingOptions.of(preset, LegacyIssues.TRACKER);
        MappingOptions options = new MappingOptions(
                plain.preset(),
                plain.trackerUrl(),
                plain.mentions(),
                plain.pullRequests(),
                milestones,
                plain.limits(),
                plain.web(),
                !ImportDriver.of(migration.view()).setsDates());
        return new RenderContext(
                        migration.id(), options.locking(locks), People.of(archive.users(), users, true), labels, titles)
                .with(migration.view().forecast().forecasts());
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
