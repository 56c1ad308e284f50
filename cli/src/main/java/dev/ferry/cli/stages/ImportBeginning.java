package dev.ferry.cli.stages;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.DriverWish;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.UsageException;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Names;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.session.Undone;
import dev.ferry.cli.stages.Stage.Look;
import dev.ferry.importer.ArchiveOrigin;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.Counts;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.NewMigration;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Where an import gets its migration from: it goes on with the one of the staging repository, or begins one. */
final class ImportBeginning implements Stage.Opening {
    private final Session session;
    private final Workspace workspace;
    private final Wish wish;
    private final ImportArchive archive;

    ImportBeginning(Session session, Workspace workspace, Wish wish) {
        this.session = session;
        this.workspace = workspace;
        this.wish = wish;
        this.archive = new ImportArchive(session, workspace, wish.archive());
    }

    /** What the operator says; {@code sure}: much may be deleted. */
    record Wish(
            MigrationChoice choice,
            Optional<Path> archive,
            DriverWish driver,
            ReferenceOptions references,
            boolean another,
            boolean sure) {}

    @Override
    public MigrationChoice choice() {
        return wish.choice();
    }

    @Override
    public Archive archive(Ledger ledger) {
        Optional<MigrationRecord> current = wish.another()
                ? Optional.empty()
                : wish.choice().find(workspace, ledger.view()).filter(record -> planned(ledger, record));
        // Before anything is said of going on.
        current.ifPresent(record -> Undone.refuse("import", ledger.view().migration(record.id())));
        return archive.open(ledger, current);
    }

    @Override
    public MigrationRecord migration(Ledger ledger, Archive open) {
        MigrationRecord record = known(ledger).orElseGet(() -> begin(ledger, open));
        Undone.refuse("import", ledger.view().migration(record.id()));
        session.console().say("Migration " + record.id() + (planned(ledger, record) ? " goes on" : " begins"));
        return record;
    }

    /** One that never came to plan an issue is taken up, so that an import that is refused leaves no litter. */
    private Optional<MigrationRecord> known(Ledger ledger) {
        if (wish.another()) {
            refuseUnfinished(ledger);
            return unused(ledger);
        }
        Optional<MigrationRecord> chosen = wish.choice().find(workspace, ledger.view());
        if (chosen.isEmpty()) {
            refuseAnotherStaging(ledger);
        }
        if (wish.choice().isNamed() || (chosen.isPresent() && planned(ledger, chosen.get()))) {
            return chosen;
        }
        refuseUnfinishedRecovery(ledger);
        return unused(ledger);
    }

    /** It would make everything a second time. */
    private static void refuseUnfinishedRecovery(Ledger ledger) {
        if (ledger.recovery().isUnfinished()) {
            throw new UsageException("a recovery was begun in this workspace and did not come to its end; nothing was"
                    + " sent. To go on with the migration that it was for, `ferry recover MIGRATION-ID` (`--list` tells"
                    + " which there are) and then import; to begin another one, `ferry import --new`");
        }
    }

    /** Whoever repeats a command with --new that was stopped wants to go on, not to have everything made once more. */
    private void refuseUnfinished(Ledger ledger) {
        if (wish.sure()) {
            return;
        }
        ledger.view().findByStaging(staging()).stream()
                .filter(one -> one.target().equals(target()) && isUnfinished(ledger, one))
                .findFirst()
                .ifPresent(one -> {
                    throw new UsageException("migration " + one.id() + " through " + one.staging()
                            + " is not imported to its end. To go on with it, `ferry import --migration " + one.id()
                            + "`; to begin another one, name another repository with --staging, or say --yes");
                });
    }

    private static boolean isUnfinished(Ledger ledger, MigrationRecord record) {
        Counts counts = ledger.view().migration(record.id()).counts();
        return counts.of(ItemState.PLANNED) + counts.of(ItemState.IMPORTING) > 0
                && !Undone.is(ledger.view(), record.id());
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
                    boolean named = wish.choice().isStagingNamed();
                    throw new ConfigException((named ? "--staging" : "ferry.yaml") + " names " + staging()
                            + " as staging, and migration " + begun.id() + " of this workspace goes through "
                            + begun.staging() + "; nothing was sent. To go on with that one, "
                            + (named ? "name it" : "put " + begun.staging() + " back")
                            + "; to begin another migration, `ferry import --new"
                            + (named ? " --staging " + staging() : "") + "`");
                });
    }

    private MigrationRecord begin(Ledger ledger, Archive open) {
        NewMigration begun = new NewMigration(open.digest(), archive.path(), staging(), target());
        return find(ledger, ledger.begin(begun, new SecureRandom()).id());
    }

    private RepositoryRef staging() {
        return wish.choice().staging(workspace);
    }

    private RepositoryRef target() {
        return Names.ref(workspace.configuration().needTarget().repository());
    }

    @Override
    public boolean mayUseImportApi(MigrationRecord record, Ledger ledger) {
        return planned(ledger, record)
                ? Stage.Opening.super.mayUseImportApi(record, ledger)
                : wish.driver() != DriverWish.REST;
    }

    @Override
    public MigrationRecord accept(MigrationRecord record, Ledger ledger, Archive open, Look look) throws IOException {
        MigrationLedger migration = ledger.migration(record.id());
        boolean planned = planned(ledger, record);
        boolean sameContent = record.archive().equals(open.digest());
        boolean same = sameContent && record.archivePath().equals(archive.path());
        if (planned) {
            ArchiveOrigin.refuseAnother(migration.view(), open.manifest());
        }
        // Before texts are compared, and long before any is sent: they show the dates or do not.
        new DriverChoice(session, wish.driver())
                .settle(
                        migration,
                        planned,
                        look.github(),
                        look.repositories().staging().name());
        boolean others =
                !wish.another() && (wish.choice().isNamed() || wish.choice().isStagingNamed());
        wish.references().settle(migration, planned, workspace, others);
        if (!same || !planned) {
            // Before the ledger names it: a damaged one must not take a good one's place.
            Preparation.refuseImpossible(session, workspace, open, look);
        }
        if (planned && !sameContent) {
            ArchiveChange change = new ArchiveChange(session, workspace, migration, look);
            change.takeUp(open, archive.path(), wish.sure());
        } else if (!same) {
            migration.useArchive(open.digest(), archive.path());
        }
        ArchiveOrigin.remember(migration, open.manifest());
        return find(ledger, record.id());
    }

    private static MigrationRecord find(Ledger ledger, MigrationId id) {
        return ledger.view().find(id).orElseThrow();
    }
}
