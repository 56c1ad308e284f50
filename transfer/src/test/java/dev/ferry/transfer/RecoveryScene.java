package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.github.RepositoryName;
import dev.ferry.importer.ImportJob;
import dev.ferry.importer.recovery.DriverQuestion;
import dev.ferry.importer.recovery.Recovery;
import dev.ferry.importer.recovery.RecoveryJob;
import dev.ferry.importer.recovery.RecoverySummary;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ImportDriver;
import dev.ferry.mapping.ledger.Ledger;
import dev.ferry.mapping.ledger.NewMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Journeys whose ledger is lost, and what the recover command does then. */
final class RecoveryScene {
    static final RecoveryJob.Wish UNSURE = new RecoveryJob.Wish(false, false);
    static final RecoveryJob.Wish SURE = new RecoveryJob.Wish(true, false);

    /** What a recovery is told to keep besides. */
    static final String NOTE = "recovery.test";

    private RecoveryScene() {}

    /** What is done with an empty ledger and the archive that is left. */
    interface Work {
        void run(Ledger ledger, Path archive) throws Exception;
    }

    static void deleteLedger(Path home) throws IOException {
        for (String file : List.of("ferry.db", "ferry.db-wal", "ferry.db-shm", "ferry.db.lock")) {
            Files.deleteIfExists(home.resolve(file));
        }
    }

    static RecoverySummary recover(Journey journey) throws Exception {
        return recover(journey, UNSURE);
    }

    static RecoverySummary recover(Journey journey, RecoveryJob.Wish wish) throws Exception {
        return recover(journey, wish, found -> {});
    }

    /** The same where nothing on the server tells the driver, and the operator does. */
    static RecoverySummary recover(Journey journey, ImportDriver told) throws Exception {
        return recover(journey, UNSURE, found -> {}, new Told(Optional.of(told)));
    }

    /** Loses the ledger and recovers; where that ends with an exception, the journey has no ledger of its migration. */
    static RecoverySummary recover(Journey journey, RecoveryJob.Wish wish, Consumer<RecoverySummary> show)
            throws Exception {
        return recover(journey, wish, show, new Told(Optional.empty()));
    }

    private static RecoverySummary recover(
            Journey journey, RecoveryJob.Wish wish, Consumer<RecoverySummary> show, DriverQuestion driver)
            throws Exception {
        List<RecoverySummary> summaries = new ArrayList<>();
        journey.anew((ledger, archive) -> {
            try {
                new Recovery(job(journey, ledger, archive, wish, driver))
                        .run(show, (draft, found) -> draft.note(NOTE, "kept"))
                        .ifPresent(summaries::add);
            } catch (RuntimeException e) {
                assertThat(ledger.view().migrations()).as("half a recovery").isEmpty();
                throw e;
            }
        });
        return summaries.get(0);
    }

    /** What the operator says of the driver; who says nothing must not be asked. */
    private record Told(Optional<ImportDriver> driver) implements DriverQuestion {
        @Override
        public Answer ask() {
            return new Answer(
                    driver.orElseThrow(() -> new AssertionError("asked although what is there tells it")),
                    "as asked for");
        }

        @Override
        public void refuseWhatMayNot(ImportDriver found) {
            assertThat(found).isEqualTo(driver.orElse(found));
        }
    }

    private static RecoveryJob job(
            Journey journey, Ledger ledger, Path zip, RecoveryJob.Wish wish, DriverQuestion driver) {
        ImportJob job = journey.importJob(StopSignal.never());
        RepositoryRef staging = RepositoryRef.parse(Journey.STAGING);
        RepositoryRef target = RepositoryRef.parse(Journey.TARGET);
        return new RecoveryJob(
                job.archive(),
                journey.ledger().id(),
                new NewMigration(job.archive().digest(), zip, staging, target),
                ledger.recovery(),
                job.github(),
                job.staging(),
                RepositoryName.parse(Journey.TARGET),
                job.rendering(),
                job.quiet(),
                Set.of(Journey.BOT),
                driver,
                wish,
                job.surroundings(),
                job.progress(),
                job.stop());
    }

    /** Raised after it was looked at so often. */
    static StopSignal stopAfter(int looks) {
        AtomicInteger left = new AtomicInteger(looks);
        return () -> left.getAndDecrement() <= 0;
    }

    /** The stages that are left, as an operator runs them one after the other. */
    static void goOn(Journey journey) throws InterruptedException {
        journey.importAll();
        journey.transfer();
        journey.rewrite();
    }
}
