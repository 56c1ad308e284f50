package dev.ferry.cli.preview;

import dev.ferry.archive.Archive;
import dev.ferry.archive.DataException;
import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.ArchiveOrigin;
import dev.ferry.mapping.ledger.ForecastView;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.LedgerView;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.ledger.MigrationView;
import dev.ferry.mapping.ledger.UndoPlace;
import dev.ferry.mapping.ledger.UndoView;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.RenderContext;
import java.util.Optional;

/**
 * What the workspace's ledger knows of the migration that a preview is about, read while a stage may run. A migration that was
 * undone, or that is of another tracker than the archive, counts as none: what is imported next is not made by it. For one thread.
 */
final class PreviewLedger implements AutoCloseable {
    private final Optional<LedgerView> ledger;
    private final Optional<MigrationRecord> migration;
    private final Optional<MigrationView> view;
    private final Optional<String> passedOver;

    private PreviewLedger(
            Optional<LedgerView> ledger, Optional<MigrationRecord> migration, Optional<String> passedOver) {
        this.passedOver = passedOver;
        this.ledger = ledger;
        this.migration = migration;
        this.view = migration.flatMap(record -> ledger.map(open -> open.migration(record.id())));
    }

    /** Nothing is known. */
    static PreviewLedger none() {
        return new PreviewLedger(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The migration that was chosen, or that goes through the configured staging repository; none before the first import. */
    static PreviewLedger of(Workspace workspace, MigrationChoice choice, Archive archive) {
        Configuration configuration = workspace.configuration();
        boolean named = choice.isNamed() || choice.isStagingNamed();
        if (!named && configuration.staging().isEmpty()) {
            return none();
        }
        LedgerView ledger = LedgerView.openReadOnly(configuration.database());
        try {
            if (!named && choice.isOpen(workspace, ledger)) {
                return new PreviewLedger(
                        Optional.of(ledger),
                        Optional.empty(),
                        Optional.of("the ledger has several migrations, and --migration says which is meant"));
            }
            Optional<MigrationRecord> found =
                    named ? Optional.of(choice.need(workspace, ledger)) : choice.find(workspace, ledger);
            Optional<String> passedOver = found.flatMap(record -> passedOver(record, ledger, archive));
            return new PreviewLedger(Optional.of(ledger), found.filter(record -> passedOver.isEmpty()), passedOver);
        } catch (RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private static Optional<String> passedOver(MigrationRecord record, LedgerView ledger, Archive archive) {
        try {
            ArchiveOrigin.refuseAnother(ledger.migration(record.id()), archive.manifest());
        } catch (DataException another) {
            return Optional.of("the ledger's migration is of another tracker than the archive");
        }
        return isUndone(ledger.migration(record.id()))
                ? Optional.of("the ledger's migration is undone")
                : Optional.empty();
    }

    /** Where staging alone was tidied up, the issues that were moved are still to be rewritten. */
    private static boolean isUndone(MigrationView migration) {
        UndoView undo = UndoView.of(migration);
        return undo.stand(UndoPlace.TARGET).isPresent()
                || (undo.isBegun() && migration.moved().count() == 0);
    }

    /** Whether the driver is known that wrote, or is to write, the texts. */
    boolean isDriverKnown() {
        return view.flatMap(ImportDriver::chosen).isPresent();
    }

    /** As the migration's driver writes texts, and with the numbers that it foresees; without one empty. */
    Optional<RenderContext> context(Configuration configuration, Archive archive) {
        return view.filter(known -> isDriverKnown() || known.moved().count() > 0)
                .map(known -> Rendering.comparing(
                        configuration.mapping(),
                        archive,
                        known,
                        configuration.github().web()));
    }

    /** Where references lead; empty where no number is known, final or foreseen. */
    Optional<ReferenceTargets> targets(Configuration configuration) {
        return view.filter(known ->
                        known.moved().count() > 0 || known.forecast().current().isPresent())
                .map(known -> new ReferenceTargets(
                        known.idMap(),
                        migration.orElseThrow().target(),
                        migration.map(MigrationRecord::staging),
                        configuration.github().web()));
    }

    /** Which numbers are shown, as a sentence; empty where none is known. */
    Optional<String> sentence() {
        return passedOver
                .map(why -> "References stand as the old tracker had them: " + why + ".")
                .or(() -> view.flatMap(known -> sentence(known, migration.orElseThrow())));
    }

    private static Optional<String> sentence(MigrationView view, MigrationRecord record) {
        ForecastView forecast = view.forecast();
        boolean foresees = forecast.current().isPresent();
        long there = view.moved().count();
        String of = Figures.count(there) + " of " + Figures.count(view.counts().total(), "issue") + " of migration "
                + record.id();
        if (there > 0) {
            return Optional.of("References lead to " + record.target() + ", as ferry rewrite leaves them: " + of
                    + " have their final number by the ledger. Those to others stand "
                    + (foresees ? "with the numbers that were foreseen." : "as the old tracker had them."));
        }
        return forecast.current()
                .flatMap(forecast::span)
                .map(span -> "References stand with the numbers that were foreseen for " + record.target() + ", #"
                        + span.first() + " to #" + span.last() + ": no issue of migration " + record.id()
                        + " has its final number by the ledger.");
    }

    @Override
    public void close() {
        ledger.ifPresent(LedgerView::close);
    }
}
