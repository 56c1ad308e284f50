package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.RelationsSection;
import dev.ferry.cli.session.Names;
import dev.ferry.cli.session.Preflight.Repositories;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.importer.ImportJob;
import dev.ferry.importer.forecast.NextNumber;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.relations.RelationsJob;
import dev.ferry.transfer.rewrite.RewriteJob;
import dev.ferry.transfer.verify.VerificationJob;
import java.util.Optional;
import java.util.Random;

/** One migration with everything that its stages work with. Whoever opened the parts closes them. */
record Crossing(
        Session session,
        Configuration configuration,
        MigrationRecord record,
        MigrationLedger ledger,
        Archive archive,
        GitHub github,
        Repositories repositories,
        RenderContext rendering,
        Progress progress) {
    /** Far more than the widest client keeps busy: how many there are is the client's affair. */
    private static final int MOST_WORKERS = 400;

    ImportJob importJob() {
        return new ImportJob(
                archive,
                ledger,
                github,
                staging(),
                rendering,
                configuration.reconcile().quiet(),
                MOST_WORKERS,
                surroundings(),
                progress,
                session.stop());
    }

    /** The staging repository under the name it has now. */
    RepositoryName staging() {
        return repositories.staging().name();
    }

    /** The final repository under the name it has now. */
    RepositoryName target() {
        return repositories.target().name();
    }

    /** Where references lead. */
    ReferenceTargets targets() {
        return new ReferenceTargets(
                ledger.view().idMap(), Names.ref(target()), Optional.of(Names.ref(staging())), repositories.web());
    }

    VerificationJob verificationJob() {
        return new VerificationJob(
                archive,
                ledger.view(),
                github,
                staging(),
                target(),
                new Renderer(rendering),
                targets(),
                record.created(),
                progress,
                session.stop());
    }

    /** {@code newDates}: issues may get another closing date from being closed with another reason. */
    RelationsJob relationsJob(boolean newDates) {
        RelationsSection style = configuration.mapping().relations();
        Renderer renderer = new Renderer(rendering);
        return new RelationsJob(
                new RewriteJob(
                        ledger,
                        github,
                        target(),
                        renderer.references(),
                        targets(),
                        surroundings(),
                        progress,
                        session.stop()),
                archive,
                renderer::closedAt,
                renderer::isNotPlanned,
                renderer::lock,
                style.dependencies(),
                style.superseder(),
                newDates);
    }

    /** Asks the server which number the final repository gives next. */
    FinalNumber askNextNumber() {
        return NextNumber.ask(github, target(), ledger.view().moved().highest());
    }

    Surroundings surroundings() {
        return new Surroundings(session.clock(), session.stop(), new Random());
    }
}
