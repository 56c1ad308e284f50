package dev.ferry.cli.doctor;

import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.RepositorySection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Names;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.util.Optional;

/** The two repositories that an import with the same options would take, and its driver; empty where it would ask the server. */
record Places(Optional<RepositoryName> staging, Optional<RepositoryName> target, Optional<ImportDriver> driver) {
    static Places of(Workspace workspace, MigrationChoice choice, LedgerFacts ledger) {
        Optional<ImportDriver> driver = ledger.driver()
                .or(() -> workspace
                        .configuration()
                        .staging()
                        .flatMap(section -> section.driver().driver()));
        Optional<MigrationRecord> named = ledger.migration().filter(record -> choice.isNamed());
        if (named.isPresent()) {
            return new Places(
                    named.map(MigrationRecord::staging).map(Names::name),
                    named.map(MigrationRecord::target).map(Names::name),
                    driver);
        }
        return new Places(
                staging(workspace, choice),
                workspace.configuration().target().map(RepositorySection::repository),
                driver);
    }

    /** Whether the import may use the issue import API, which only administrators may. */
    boolean importApi() {
        return driver.filter(told -> told == ImportDriver.REST).isEmpty();
    }

    /** Empty where neither the command nor ferry.yaml names one. */
    static Optional<RepositoryName> staging(Workspace workspace, MigrationChoice choice) {
        try {
            return Optional.of(Names.name(choice.staging(workspace)));
        } catch (ConfigException e) {
            // That is a finding already.
            return Optional.empty();
        }
    }
}
