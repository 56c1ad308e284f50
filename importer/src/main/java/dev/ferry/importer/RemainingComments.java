package dev.ferry.importer;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.CommentView;
import dev.ferry.github.Issues;
import dev.ferry.github.Outcome;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.ledger.CommentRef;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedIssue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Adds, one by one and in order, the comments that did not fit into an item's import request. A comment whose answer was
 * lost is looked for among the issue's comments, and sent again only when it is not there after the quiet time.
 */
final class RemainingComments {
    private final ImportJob job;
    private final Submission submission;
    private final Issues issues;

    RemainingComments(ImportJob job, Submission submission) {
        this.job = job;
        this.submission = submission;
        issues = job.github().issues(job.staging());
    }

    /** What became of an item; one with a comment in doubt is to be looked at again later. */
    enum Result {
        IMPORTED,
        FAILED,
        IN_DOUBT
    }

    /** Adds what is missing, as far as it can be done now. */
    Result complete(LegacyId item) {
        List<PartRow> parts = job.ledger().view().parts(item);
        StagingNumber number = job.ledger()
                .view()
                .item(item)
                .flatMap(ItemRow::staging)
                .map(StagingIssue::number)
                .orElseThrow(() -> new IllegalStateException("item " + item + " has no issue on staging"));
        if (parts.stream().anyMatch(part -> part.state() == PartState.SENDING)) {
            job.ledger().commit(new Transition.Unconfirmed(item, "the run ended before the answer"));
            parts = job.ledger().view().parts(item);
        }
        RenderedIssue rendered = render(item);
        for (PartRow part : parts) {
            if (part.state() == PartState.PRESENT) {
                continue;
            }
            if (part.state() == PartState.UNCONFIRMED && found(number, part)) {
                continue;
            }
            if (part.state() == PartState.UNCONFIRMED && stillQuiet(part)) {
                return Result.IN_DOUBT;
            }
            Step step = add(number, part, rendered);
            if (step != Step.ADDED) {
                return step == Step.FAILED ? Result.FAILED : Result.IN_DOUBT;
            }
        }
        job.ledger().commit(new Transition.Imported(item, new StagingIssue(number, Optional.empty())));
        return Result.IMPORTED;
    }

    private enum Step {
        ADDED,
        IN_DOUBT,
        FAILED
    }

    private RenderedIssue render(LegacyId item) {
        return submission.render(
                job.archive()
                        .issue(item)
                        .orElseThrow(
                                () -> new DataException(
                                        "issue " + item
                                                + " was begun from another archive and is not in this one; go on with the archive it began with")));
    }

    private boolean stillQuiet(PartRow part) {
        Instant sent = part.sent().orElse(Instant.EPOCH);
        return job.surroundings().clock().instant().isBefore(sent.plus(job.quiet()));
    }

    private boolean found(StagingNumber number, PartRow part) {
        Marker wanted = new Marker(job.ledger().id(), part.origin());
        for (CommentView comment : issues.comments(number.value())) {
            if (Marker.parse(comment.body()).filter(wanted::equals).isPresent()) {
                job.ledger().commit(new Transition.PartPresent(part.item(), part.ordinal(), Optional.of(ref(comment))));
                return true;
            }
        }
        return false;
    }

    private Step add(StagingNumber number, PartRow part, RenderedIssue rendered) {
        LegacyId item = part.item();
        String body = rendered.comments().get(part.ordinal() - 1).body();
        job.ledger().commit(new Transition.PartSending(item, part.ordinal(), TextHash.of(body)));
        Outcome<CommentView> outcome = issues.createComment(number.value(), body);
        return outcome.fold(
                comment -> {
                    job.ledger().commit(new Transition.PartPresent(item, part.ordinal(), Optional.of(ref(comment))));
                    return Step.ADDED;
                },
                refusal -> {
                    submission.fail(item, refusal);
                    return Step.FAILED;
                },
                doubt -> {
                    job.ledger().commit(new Transition.Unconfirmed(item, doubt));
                    return Step.IN_DOUBT;
                });
    }

    private static CommentRef ref(CommentView comment) {
        return new CommentRef(
                comment.id(), Optional.of(new NodeId(comment.nodeId())), Optional.of(URI.create(comment.url())));
    }
}
