package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.InterruptedCallException;
import dev.ferry.github.Outcome;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.ledger.Transition;
import java.util.function.Supplier;

/** Sends items by one of the drivers and tells the ledger before and after. Used by several threads, one item each. */
interface Submission {
    /** Sends an item, as far as it can be done now. */
    Sent send(Issue issue);

    /** What became of a submission. */
    sealed interface Sent {
        /** Under way on the server. */
        record Pending(Outstanding.Import begun) implements Sent {}

        /** Whether the issue was made is not known. */
        record InDoubt(LegacyId item) implements Sent {}

        /** The issue is there, and parts are to follow later. */
        record Incomplete(LegacyId item) implements Sent {}

        record Imported(LegacyId item) implements Sent {}

        record Failed(LegacyId item) implements Sent {}
    }

    /** The one that the migration keeps to. */
    static Submission of(ImportJob job, Prepared repository) {
        return switch (job.driver()) {
            case BULK -> new BulkSubmission(job, repository);
            case REST -> new PlainSubmission(job, repository);
        };
    }

    /** Sends what was announced. Where the run ends with it and it certainly was not done, the ledger knows. */
    static <T> Outcome<T> post(ImportJob job, LegacyId item, Supplier<Outcome<T>> request) {
        try {
            return request.get();
        } catch (InterruptedCallException e) {
            job.ledger().commit(new Transition.NotMade(item, "interrupted before it was sent"));
            throw e;
        } catch (RemoteException e) {
            // The run ends, but the server answered that it did not do it: no doubt is left to be cleared up.
            if (e.refusal().status() >= 400 && e.refusal().status() < 500) {
                job.ledger().commit(new Transition.NotMade(item, e.refusal().describe()));
            }
            throw e;
        }
    }
}
