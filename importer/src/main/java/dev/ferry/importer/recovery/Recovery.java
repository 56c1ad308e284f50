package dev.ferry.importer.recovery;

import dev.ferry.importer.ArchiveOrigin;
import dev.ferry.mapping.ledger.RecoveryDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rebuilds the ledger of a migration that was lost, from what stands in both repositories and the archive. It only reads
 * on GitHub, and writes the migration in one piece at its end: stopped or killed, it is simply run again. Throws {@link
 * dev.ferry.github.RemoteException}. For one thread.
 */
public final class Recovery {
    private final RecoveryJob job;

    public Recovery(RecoveryJob job) {
        this.job = job;
    }

    /** What a migration keeps besides its items; written with them, so that it is never lost alone. */
    @FunctionalInterface
    public interface Notes {
        /** Called inside the transaction, behind everything that may refuse. */
        void keep(RecoveryDraft draft, RecoverySummary found);
    }

    /**
     * Looks, shows what was found, and writes it with these notes; empty where the operator stopped it. Throws {@link
     * DoubtfulRecoveryException} after showing it where somebody has to be sure first.
     */
    public Optional<RecoverySummary> run(Consumer<RecoverySummary> show, Notes notes) throws InterruptedException {
        try {
            return Optional.of(recover(show, notes));
        } catch (DamagedArchiveException e) {
            throw e.why();
        } catch (RecoveryJob.StoppedByOperator e) {
            return Optional.empty();
        }
    }

    /** A login as {@link RecoveryJob#accounts} wants it. */
    public static String login(String login) {
        return Census.login(login);
    }

    private RecoverySummary recover(Consumer<RecoverySummary> show, Notes notes) throws InterruptedException {
        Instant began = now();
        job.ledger().begin();
        Census staging = new Census(job, false);
        Census target = new Census(job, true);
        Settling settling = new Settling(job, began);
        settling.begin();
        // In this order: what is moved meanwhile is met twice and not missed.
        staging.take();
        target.take();
        settling.end(staging);
        Traces traces = new Traces(job, staging, target);
        traces.readOn();
        refuseNothing();
        DriverQuestion.Answer driver = new DriverTrace(job).find();
        job.driver().refuseWhatMayNot(driver.driver());
        RecoveryJob known = job.by(driver.driver());
        new LateComments(known, target).await(began);
        traces.follow();
        job.progress()
                .begin(
                        "compare with the archive",
                        job.archive().manifest().counts().issues());
        Assembly.Seen seen = new Assembly.Seen(began, staging, target, traces, settling, driver);
        return job.ledger()
                .write(
                        job.migration(),
                        job.repositories(),
                        job.migration()
                                .made()
                                .filter(made -> made.isBefore(began))
                                .orElse(began),
                        draft -> {
                            RecoverySummary summary = new Assembly(known, draft, seen).run();
                            show.accept(summary);
                            keep(draft, summary, notes);
                            return summary;
                        });
    }

    private void refuseNothing() {
        if (job.ledger().items() == 0) {
            job.ledger().giveUp();
            throw new DoubtfulRecoveryException(
                    List.of("no issue of " + job.staging() + " or " + job.target() + " that "
                            + String.join(", ", job.accounts())
                            + " wrote bears the marker of migration " + job.migration()
                            + "; `ferry recover --list` tells which migrations are there, and who wrote their issues"),
                    false);
        }
    }

    /** Throws where somebody has to be sure first: then nothing is kept. */
    private void keep(RecoveryDraft draft, RecoverySummary summary, Notes notes) {
        if (!summary.doubts().isEmpty() && !job.wish().sure()) {
            throw new DoubtfulRecoveryException(summary.doubts(), true);
        }
        ArchiveOrigin.remember(draft, job.archive().manifest());
        notes.keep(draft, summary);
    }

    private Instant now() {
        return job.surroundings().clock().instant();
    }
}
