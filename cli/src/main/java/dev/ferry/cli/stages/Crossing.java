package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.session.Preflight.Repositories;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.importer.ImportJob;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
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
    private static final int WORKERS_PER_WRITER = 4;

    ImportJob importJob() {
        return new ImportJob(
                archive,
                ledger,
                github,
                staging(),
                rendering,
                configuration.reconcile().quiet(),
                workers(),
                surroundings(),
                progress,
                session.stop());
    }

    /** A worker waits for the ledger's disk twice for each request, so that several keep one connection busy. */
    private int workers() {
        int writers = github.limits().writers();
        return writers == 1 ? 1 : writers * WORKERS_PER_WRITER;
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
                ledger.view().idMap(), ref(target()), Optional.of(ref(staging())), repositories.web());
    }

    Surroundings surroundings() {
        return new Surroundings(session.clock(), session.stop()::sleep, new Random());
    }

    private static RepositoryRef ref(RepositoryName name) {
        return new RepositoryRef(name.owner(), name.name());
    }
}
