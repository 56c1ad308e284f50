package dev.ferry.cli.forecast;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.session.Connection;
import dev.ferry.cli.session.LedgerQuotas;
import dev.ferry.cli.session.Names;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Pace;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.GitHub;
import dev.ferry.github.Repository;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.ArchiveRendering;
import dev.ferry.importer.EditedTogether;
import dev.ferry.importer.Outlook;
import dev.ferry.importer.forecast.NextNumber;
import dev.ferry.importer.forecast.ShiftedTexts;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.LockHolder;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.transfer.rewrite.RewriteCost;
import java.time.Duration;
import java.util.Optional;

/** Puts a {@link ForecastReport} together from the archive, the ledger and what the server says. */
final class ForecastSurvey {
    /** A look gives up sooner than a stage. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Session session;
    private final Configuration configuration;
    private final LedgerView ledger;
    private final Archive archive;
    private final Progress progress;

    ForecastSurvey(Session session, Workspace workspace, LedgerView ledger, Archive archive, Progress progress) {
        this.session = session;
        this.ledger = ledger;
        this.archive = archive;
        this.progress = progress;
        configuration = workspace.configuration();
    }

    ForecastReport tell(Optional<MigrationRecord> record, Optional<FinalNumber> named) throws InterruptedException {
        Optional<MigrationView> migration = record.map(one -> ledger.migration(one.id()));
        RepositoryName begun = record.map(one -> Names.name(one.target()))
                .orElseGet(() -> configuration.needTarget().repository());
        try (GitHub github = Connection.openBriefly(
                session, configuration, LedgerQuotas.readFrom(ledger), PATIENCE, progress::waitFor)) {
            Optional<Repository> there = named.isPresent() ? Optional.empty() : Optional.of(github.repository(begun));
            RepositoryName target = there.map(Repository::name).orElse(begun);
            int known = migration.map(one -> one.moved().highest()).orElse(0);
            FinalNumber next = named.orElseGet(() -> NextNumber.ask(github, target, known));
            String web =
                    there.flatMap(Repository::web).orElse(configuration.github().web());
            return new ForecastReport(
                    target.toString(),
                    next,
                    named.isPresent(),
                    migration
                            .map(one -> left(one.counts()))
                            .orElse(archive.manifest().counts().issues()),
                    migration.map(one -> one.counts().of(ItemState.MOVING)).orElse(0L),
                    saved(target, web, github),
                    migration.flatMap(one -> written(one, next, web)));
        }
    }

    private static long left(Counts counts) {
        return counts.total()
                - counts.of(ItemState.SKIPPED)
                - counts.of(ItemState.MOVING)
                - counts.of(ItemState.MOVED)
                - counts.of(ItemState.SETTLED);
    }

    private ForecastReport.Saved saved(RepositoryName target, String web, GitHub github) throws InterruptedException {
        progress.begin("look at texts", archive.manifest().counts().issues());
        Outlook outlook = new ArchiveRendering(
                        archive,
                        Rendering.context(configuration.mapping(), archive, web),
                        Names.ref(target),
                        new EditedTogether(RewriteCost.ISSUES_AT_ONCE, RewriteCost.TEXTS_AT_ONCE))
                .look(Runtime.getRuntime().availableProcessors(), progress);
        Pace pace = Pace.of(
                github.limits(),
                Optional.empty(),
                configuration.github().needTokens().size(),
                0);
        return new ForecastReport.Saved(
                outlook.edits(), outlook.editedIssues(), pace.time(outlook.edits(), outlook.editDocuments()));
    }

    private Optional<ForecastReport.Written> written(MigrationView migration, FinalNumber next, String web) {
        ForecastView forecast = migration.forecast();
        return forecast.current().flatMap(forecast::span).map(span -> {
            ShiftedTexts shifted = new ShiftedTexts(
                    archive, migration, Rendering.context(configuration.mapping(), archive, migration, web));
            // While an import runs, what is on staging is not yet in order, and nobody can transfer it.
            Optional<ForecastView.Expected> expected =
                    LockHolder.of(configuration.database()).isPresent() ? forecast.next() : forecast.decisive();
            return new ForecastReport.Written(
                    span, ShiftedTexts.shift(expected, next), shifted.count(expected, next, progress));
        });
    }
}
