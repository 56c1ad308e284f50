package dev.ferry.cli.doctor;

import dev.ferry.archive.Manifest;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.RepositorySection;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Names;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.ArchiveOrigin;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.LockHolder;
import dev.ferry.mapping.ledger.MigrationRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Looks whether an import could go on with what the ledger holds, or begin. */
final class LedgerLook {
    private final Workspace workspace;
    private final Configuration configuration;
    private final MigrationChoice choice;
    private final Findings findings;

    LedgerLook(Workspace workspace, MigrationChoice choice, Findings findings) {
        this.workspace = workspace;
        this.choice = choice;
        this.configuration = workspace.configuration();
        this.findings = findings;
    }

    LedgerFacts look(LedgerView ledger) {
        Path database = configuration.database();
        Optional<LockHolder> running = LockHolder.of(database);
        running.ifPresent(holder -> findings.add(Finding.error(
                ExitCode.CONFIGURATION,
                "ledger",
                database.toString(),
                "the workspace is locked by " + holder,
                "wait for it to end or stop it")));
        LedgerFacts facts = LedgerFacts.of(ledger, chosen(ledger), running);
        if (facts.migration().isEmpty()) {
            Places.staging(workspace, choice).ifPresent(name -> judgeStaging(ledger, name.toString()));
        }
        return facts;
    }

    private Optional<MigrationRecord> chosen(LedgerView ledger) {
        Optional<RepositoryName> named = Places.staging(workspace, choice);
        if (named.isEmpty() && !choice.isNamed()) {
            return Optional.empty();
        }
        try {
            return choice.find(workspace, ledger);
        } catch (UsageException e) {
            if (choice.isNamed() || named.isEmpty()) {
                throw e;
            }
            List<String> ids = ledger.findByStaging(Names.ref(named.get())).stream()
                    .map(one -> one.id().value())
                    .toList();
            findings.add(Finding.warning(
                            "ledger",
                            named.get().toString(),
                            "several migrations go through it (" + Named.first(ids) + ")",
                            "name one with --migration in every command")
                    .about(ids));
            return Optional.empty();
        }
    }

    /** A migration keeps its target, under the name of then or of now. */
    void judgeTarget(MigrationRecord begun, UnaryOperator<String> nameNow) {
        String target = configuration
                .target()
                .map(RepositorySection::repository)
                .map(Object::toString)
                .orElse(begun.target().toString());
        String then = begun.target().toString();
        if (!target.equalsIgnoreCase(then) && !target.equalsIgnoreCase(nameNow.apply(then))) {
            findings.add(Finding.error(
                    ExitCode.CONFIGURATION,
                    "ledger",
                    "ferry.yaml",
                    "it names " + target + " as target, migration " + begun.id() + " was begun with " + begun.target(),
                    "put " + begun.target() + " back, or begin another migration with `ferry import --new`"));
        }
    }

    private void judgeStaging(LedgerView ledger, String staging) {
        ledger.migrations().stream()
                .filter(one -> ledger.migration(one.id()).counts().total() > 0)
                .filter(one -> !one.staging().toString().equalsIgnoreCase(staging))
                .findFirst()
                .ifPresent(begun -> findings.add(Finding.error(
                        ExitCode.CONFIGURATION,
                        "ledger",
                        choice.isStagingNamed() ? "--staging" : "ferry.yaml",
                        "it names " + staging + " as staging, migration " + begun.id()
                                + " of this workspace goes through " + begun.staging(),
                        "go on with that one, or begin another migration with `ferry import --new`")));
    }

    /** Whether the migration could take this archive up. */
    void judgeArchive(LedgerView ledger, LedgerFacts facts, ArchiveLook.Looked looked) {
        Manifest manifest = looked.manifest();
        String item = looked.path().toString();
        Optional<MigrationRecord> begun = facts.migration().filter(record -> facts.begun());
        begun.ifPresent(record -> findings.attempt(
                "archive", item, () -> ArchiveOrigin.refuseAnother(ledger.migration(record.id()), manifest)));
        manifest.base().ifPresent(base -> {
            if (begun.isEmpty()) {
                findings.add(Finding.error(
                        ExitCode.DATA,
                        "archive",
                        item,
                        "it is a delta, which holds only what changed since archive " + base,
                        "import that one first, or merge both with `ferry archive merge`"));
            } else if (begun.filter(record -> record.archive().equals(base)
                            || record.archivePath().equals(workspace.merged(looked.digest())))
                    .isEmpty()) {
                findings.add(Finding.error(
                        ExitCode.DATA,
                        "archive",
                        item,
                        "it continues archive " + base + ", the migration's is "
                                + begun.get().archive(),
                        "merge what lies between with `ferry archive merge`, or export a delta with --base "
                                + begun.get().archivePath()));
            }
        });
    }
}
