package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.CommentView;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.github.Outcome;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.CommentRef;
import dev.ferry.mapping.ledger.Failure;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.PartState;
import dev.ferry.mapping.ledger.StagingIssue;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds, one by one and in order, the comments that did not travel in an item's first request, and finishes the item. A comment
 * whose answer was lost is looked for among the issue's comments, and sent again only when it is not there after the quiet
 * time. For one thread.
 */
final class RemainingComments {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** Of one item in one run; then it is given up. */
    private static final int MOST_LOST_ANSWERS = 10;

    private final ImportJob job;
    private final Finish finish;
    private final Renderer renderer;
    private final Issues issues;
    private final Map<LegacyId, Instant> nextLook = new HashMap<>();
    private final Map<LegacyId, Integer> lostAnswers = new HashMap<>();

    RemainingComments(ImportJob job, Finish finish) {
        this.job = job;
        this.finish = finish;
        renderer = new Renderer(job.rendering());
        issues = job.github().issues(job.staging());
    }

    /**
     * What became of an item. One with a request in doubt is to be looked at again later, as is one that the operator's wish
     * to stop has met; one that the archive does not hold waits for an archive that does.
     */
    enum Result {
        IMPORTED,
        FAILED,
        LATER,
        WAITING
    }

    /** Adds what is missing, as far as it can be done now. */
    Result complete(LegacyId item) {
        Instant now = job.surroundings().clock().instant();
        if (now.isBefore(nextLook.getOrDefault(item, now))) {
            return Result.LATER;
        }
        Optional<Issue> issue = job.find(item);
        if (issue.isEmpty()) {
            return Result.WAITING;
        }
        Result result = addMissing(issue.get(), renderer.render(issue.get()), Optional.empty());
        if (result == Result.LATER) {
            nextLook.put(item, now.plus(job.rest(BETWEEN_LOOKS)));
        }
        return result;
    }

    /** Adds all to an issue that was made a moment ago. */
    Result complete(Issue issue, RenderedIssue rendered, IssueView made) {
        return addMissing(issue, rendered, Optional.of(made));
    }

    private Result addMissing(Issue issue, RenderedIssue rendered, Optional<IssueView> made) {
        LegacyId item = issue.id();
        StagingNumber number = number(item);
        Map<Origin, String> texts = texts(rendered);
        for (PartRow part : parts(item)) {
            if (part.state() == PartState.PRESENT) {
                continue;
            }
            if (job.stop().isRaised()) {
                return Result.LATER;
            }
            Step step = part.state() == PartState.UNCONFIRMED ? clearUp(number, part, texts) : add(number, part, texts);
            if (step != Step.THERE) {
                return step == Step.FAILED ? Result.FAILED : Result.LATER;
            }
        }
        return finish(rendered, number, made);
    }

    private StagingNumber number(LegacyId item) {
        return job.ledger()
                .view()
                .item(item)
                .flatMap(ItemRow::staging)
                .map(StagingIssue::number)
                .orElseThrow(() -> new IllegalStateException("item " + item + " has no issue on staging"));
    }

    /** The item's parts, none of which is being sent. */
    private List<PartRow> parts(LegacyId item) {
        List<PartRow> parts = job.ledger().view().parts(item);
        if (parts.stream().noneMatch(part -> part.state() == PartState.SENDING)) {
            return parts;
        }
        // When it left nobody knows; it is in doubt from now on.
        Instant now = job.surroundings().clock().instant();
        job.ledger().commit(new Transition.Unconfirmed(item, "the run ended before the answer", Optional.of(now)));
        return job.ledger().view().parts(item);
    }

    /** Looks for a comment whose answer was lost; one that is not there is added when it can come no more by itself. */
    private Step clearUp(StagingNumber number, PartRow part, Map<Origin, String> texts) {
        Optional<List<CommentView>> there = comments(number);
        if (there.isEmpty()) {
            job.ledger().commit(new Transition.Failed(part.item(), finish.notThere(number)));
            return Step.FAILED;
        }
        if (found(there.get(), part)) {
            return Step.THERE;
        }
        return stillQuiet(part) ? Step.IN_DOUBT : add(number, part, texts);
    }

    private Result finish(RenderedIssue rendered, StagingNumber number, Optional<IssueView> made) {
        LegacyId item = rendered.id();
        Finish.End end = finish.reach(rendered, number, made);
        if (end instanceof Finish.End.Failed failed) {
            job.ledger().commit(new Transition.Failed(item, failed.failure()));
            return Result.FAILED;
        }
        if (end instanceof Finish.End.InDoubt doubt) {
            job.ledger().commit(new Transition.Noted(Optional.of(item), "unconfirmed", doubt.why()));
            return afterLostAnswer(item, doubt.why()) == Step.FAILED ? Result.FAILED : Result.LATER;
        }
        job.ledger().commit(new Transition.Imported(item, new StagingIssue(number, Optional.empty())));
        return Result.IMPORTED;
    }

    private enum Step {
        THERE,
        IN_DOUBT,
        FAILED
    }

    private Map<Origin, String> texts(RenderedIssue rendered) {
        return rendered.comments().stream().collect(Collectors.toMap(RenderedComment::origin, RenderedComment::body));
    }

    private boolean stillQuiet(PartRow part) {
        Instant sent = part.sent().orElse(Instant.EPOCH);
        return job.surroundings().clock().instant().isBefore(sent.plus(job.quiet()));
    }

    /** All comments of an issue; empty where there is no such issue, while the repository itself is to be seen. */
    private Optional<List<CommentView>> comments(StagingNumber number) {
        List<CommentView> comments = new ArrayList<>();
        try {
            issues.comments(number.value()).forEach(comments::add);
        } catch (RemoteException e) {
            if (e.category() != RefusalCategory.GONE && e.category() != RefusalCategory.NOT_FOUND) {
                throw e;
            }
            // Throws when it is the repository that is not to be seen: no item must fail for that.
            job.github().repository(job.staging());
            return Optional.empty();
        }
        return Optional.of(comments);
    }

    private boolean found(List<CommentView> comments, PartRow part) {
        Marker wanted = new Marker(job.ledger().id(), part.origin());
        for (CommentView comment : comments) {
            if (Marker.parse(comment.body()).filter(wanted::equals).isPresent()) {
                job.ledger().commit(new Transition.PartPresent(part.item(), part.ordinal(), Optional.of(ref(comment))));
                return true;
            }
        }
        return false;
    }

    private Step add(StagingNumber number, PartRow part, Map<Origin, String> texts) {
        LegacyId item = part.item();
        String body = texts.get(part.origin());
        if (body == null) {
            String detail = "the comment " + part.origin()
                    + " was to follow, and by the configuration and archive of today there is none";
            return giveUp(
                    item,
                    "CHANGED",
                    "delete staging issue " + number + ", then `ferry retry` and `ferry import`",
                    detail);
        }
        job.ledger().commit(new Transition.PartSending(item, part.ordinal(), TextHash.of(body)));
        Outcome<CommentView> outcome = Submission.post(job, item, () -> issues.createComment(number.value(), body));
        return outcome.fold(
                comment -> {
                    job.ledger().commit(new Transition.PartPresent(item, part.ordinal(), Optional.of(ref(comment))));
                    return Step.THERE;
                },
                refusal -> {
                    Refusals.fail(job, item, refusal);
                    return Step.FAILED;
                },
                doubt -> {
                    Instant sent = job.surroundings().clock().instant();
                    job.ledger().commit(new Transition.Unconfirmed(item, doubt, Optional.of(sent)));
                    return afterLostAnswer(item, doubt);
                });
    }

    private Step afterLostAnswer(LegacyId item, String doubt) {
        return lostAnswers.merge(item, 1, Integer::sum) < MOST_LOST_ANSWERS
                ? Step.IN_DOUBT
                : giveUp(item, "UNCONFIRMED", "look at githubstatus.com, then `ferry retry`", doubt);
    }

    private Step giveUp(LegacyId item, String category, String advice, String detail) {
        job.ledger().commit(new Transition.Failed(item, new Failure(category, advice, detail)));
        return Step.FAILED;
    }

    private static CommentRef ref(CommentView comment) {
        return new CommentRef(
                comment.id(), Optional.of(new NodeId(comment.nodeId())), Optional.of(URI.create(comment.url())));
    }
}
