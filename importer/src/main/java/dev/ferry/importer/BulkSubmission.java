package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.ImportStatus;
import dev.ferry.github.Imports;
import dev.ferry.github.Outcome;
import dev.ferry.github.RefusalCategory;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.time.Instant;
import java.util.Optional;

/** Sends one item to the import API: one request carries the issue and as many of its comments as fit. */
final class BulkSubmission implements Submission {
    private final ImportJob job;
    private final Imports imports;
    private final Renderer renderer;
    private final Prepared repository;

    BulkSubmission(ImportJob job, Prepared repository) {
        this.job = job;
        this.repository = repository;
        imports = job.github().imports(job.staging());
        renderer = new Renderer(job.rendering());
    }

    @Override
    public Sent send(Issue issue) {
        return send(issue, Integer.MAX_VALUE);
    }

    private Sent send(Issue issue, int mostComments) {
        LegacyId item = issue.id();
        RenderedIssue rendered = renderer.render(issue);
        BulkRequest bulk = BulkRequest.of(rendered, BulkRequest.firstMessage(issue), repository, mostComments);
        // Before posting: a lost answer must leave a trace.
        job.ledger().commit(new Transition.Sending(item, bulk.parts(), bulk.inRequest()));
        Outcome<ImportStatus> outcome = Submission.post(job, item, () -> imports.start(bulk.request()));
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
            Refusals.fail(job, item, refused.refusal());
            return new Sent.Failed(item);
        }
        String doubt = outcome.fold(done -> "", refusal -> "", detail -> detail);
        // It may have waited long for a quota before it left: the quiet time counts from now, not from the
        // announcement.
        Instant sent = job.surroundings().clock().instant();
        job.ledger().commit(new Transition.Unconfirmed(item, doubt, Optional.of(sent)));
        return new Sent.InDoubt(item);
    }
}
