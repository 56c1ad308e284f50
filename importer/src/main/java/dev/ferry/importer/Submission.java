package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import dev.ferry.github.InterruptedCallException;
import dev.ferry.github.Outcome;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends one item to the import API and tells the ledger before and after. Used by several threads, one item each. */
final class Submission {
    private final ImportJob job;
    private final Imports imports;
    private final Renderer renderer;
    private final Prepared repository;

    Submission(ImportJob job, Prepared repository) {
        this.job = job;
        this.repository = repository;
        imports = job.github().imports(job.staging());
        renderer = new Renderer(job.rendering());
    }

    /** What became of a submission: under way on the server, in doubt, or at its end for now. */
    sealed interface Sent {
        record Pending(Outstanding.Import begun) implements Sent {}

        record InDoubt(LegacyId item) implements Sent {}

        record Failed(LegacyId item) implements Sent {}
    }

    Sent send(Issue issue) {
        return send(issue, Integer.MAX_VALUE);
    }

    private Sent send(Issue issue, int mostComments) {
        LegacyId item = issue.id();
        RenderedIssue rendered = renderer.render(issue);
        BulkRequest bulk = BulkRequest.of(rendered, firstMessage(issue), repository, mostComments);
        // Before posting: a lost answer must leave a trace.
        job.ledger().commit(new Transition.Sending(item, bulk.parts(), bulk.inRequest()));
        Outcome<ImportStatus> outcome = post(item, bulk);
        if (outcome instanceof Outcome.Done<ImportStatus> done) {
            job.ledger().commit(new Transition.Pending(item, done.value().id()));
            boolean whole = bulk.inRequest() == bulk.parts().size();
            Instant now = job.surroundings().clock().instant();
            return new Sent.Pending(new Outstanding.Import(done.value().id(), item, whole, now, now));
        }
        if (outcome instanceof Outcome.Refused<ImportStatus> refused) {
            // The server's limit may be smaller than the documented one: the comments follow one by one then.
            if (refused.refusal().category() == RefusalCategory.TOO_LARGE && bulk.inRequest() > 1) {
                job.ledger()
                        .commit(new Transition.NotMade(item, refused.refusal().describe()));
                return send(issue, (bulk.inRequest() - 1) / 2);
            }
            fail(item, refused.refusal());
            return new Sent.Failed(item);
        }
        String doubt = outcome.fold(done -> "", refusal -> "", detail -> detail);
        // It may have waited long for a quota before it left: the quiet time counts from now, not from the
        // announcement.
        Instant sent = job.surroundings().clock().instant();
        job.ledger().commit(new Transition.Unconfirmed(item, doubt, Optional.of(sent)));
        return new Sent.InDoubt(item);
    }

    private Outcome<ImportStatus> post(LegacyId item, BulkRequest bulk) {
        try {
            return imports.start(bulk.request());
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

    /** Records that the server refused the item for good. */
    void fail(LegacyId item, Refusal refusal) {
        Failure failure = new Failure(refusal.category().name(), refusal.advice(), refusal.describe());
        job.ledger()
                .commit(List.of(
                        new Transition.NotMade(item, refusal.describe()), new Transition.Failed(item, failure)));
    }

    RenderedIssue render(Issue issue) {
        return renderer.render(issue);
    }

    /** The message that stands in the issue's body, by which links to it find the issue. */
    private static Optional<MessageId> firstMessage(Issue issue) {
        return issue.messages().stream().findFirst().map(Message::id);
    }
}
