package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.github.NewIssue;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes an item by the plain API: the issue, then its comments in order, then it is closed where it was. Whatever ends this
 * in between leaves an issue that is completed later.
 */
final class PlainSubmission implements Submission {
    private final ImportJob job;
    private final Issues issues;
    private final Renderer renderer;
    private final Prepared repository;
    private final Finish finish;

    PlainSubmission(ImportJob job, Prepared repository) {
        this.job = job;
        this.repository = repository;
        issues = job.github().issues(job.staging());
        renderer = new Renderer(job.rendering());
        finish = new Finish(job, repository);
    }

    @Override
    public Sent send(Issue issue) {
        LegacyId item = issue.id();
        RenderedIssue rendered = renderer.render(issue);
        // Before posting: a lost answer must leave a trace.
        job.ledger()
                .commit(new Transition.Sending(item, BulkRequest.parts(rendered, BulkRequest.firstMessage(issue)), 1));
        return Submission.post(job, item, () -> issues.create(head(rendered)))
                .fold(
                        made -> complete(issue, rendered, made),
                        refusal -> {
                            Refusals.fail(job, item, refusal);
                            return new Sent.Failed(item);
                        },
                        doubt -> {
                            // It may have waited long for a quota: the quiet time counts from its sending.
                            Instant sent = job.surroundings().clock().instant();
                            job.ledger().commit(new Transition.Unconfirmed(item, doubt, Optional.of(sent)));
                            return new Sent.InDoubt(item);
                        });
    }

    private Sent complete(Issue issue, RenderedIssue rendered, IssueView made) {
        LegacyId item = issue.id();
        StagingIssue staging =
                new StagingIssue(new StagingNumber(made.number()), Optional.of(new NodeId(made.nodeId())));
        job.ledger().commit(new Transition.IssueMade(item, staging));
        Optional<Failure> dropped = finish.dropped(rendered, made);
        if (dropped.isPresent()) {
            // Its comments can wait until somebody has looked at the rights.
            job.ledger().commit(new Transition.Failed(item, dropped.get()));
            return new Sent.Failed(item);
        }
        // One for each item: what it remembers of items in doubt is the watching thread's business.
        return switch (new RemainingComments(job, finish).complete(issue, rendered, made)) {
            case IMPORTED -> new Sent.Imported(item);
            case FAILED -> new Sent.Failed(item);
            case LATER, WAITING -> new Sent.Incomplete(item);
        };
    }

    private NewIssue head(RenderedIssue issue) {
        return new NewIssue(
                issue.title(),
                issue.body(),
                issue.labels(),
                issue.assignee().filter(repository::assignable).map(List::of).orElse(List.of()),
                issue.milestone().flatMap(repository::milestone));
    }
}
