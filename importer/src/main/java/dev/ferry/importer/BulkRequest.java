package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.github.ImportComment;
import dev.ferry.github.ImportIssue;
import dev.ferry.github.ImportRequest;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.PartPlan;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One issue as a request of the import API: as many of its comments as fit travel in it, in order, the others follow one
 * by one. The parts are those of the whole issue, the first {@code inRequest} of them in the request.
 */
record BulkRequest(ImportRequest request, List<PartPlan> parts, int inRequest) {
    BulkRequest {
        parts = List.copyOf(parts);
    }

    /** The request with at most so many comments in it. */
    static BulkRequest of(
            RenderedIssue issue, Optional<MessageId> firstMessage, Prepared repository, int mostComments) {
        List<ImportComment> comments = issue.comments().stream()
                .limit(mostComments)
                .map(comment -> new ImportComment(comment.body(), Optional.of(comment.createdAt())))
                .toList();
        ImportIssue head = head(issue, repository);
        List<PartPlan> parts = parts(issue, firstMessage);
        ImportRequest whole = ImportRequest.of(head, comments);
        if (whole.fits()) {
            return new BulkRequest(whole, parts, 1 + comments.size());
        }
        List<ImportComment> fitting = fitting(head, comments);
        return new BulkRequest(ImportRequest.of(head, fitting), parts, 1 + fitting.size());
    }

    private static List<ImportComment> fitting(ImportIssue head, List<ImportComment> comments) {
        int size = ImportRequest.of(head, List.of()).size();
        List<ImportComment> fitting = new ArrayList<>();
        for (ImportComment comment : comments) {
            size += comment.size();
            if (size > ImportRequest.LARGEST) {
                break;
            }
            fitting.add(comment);
        }
        return fitting;
    }

    /** All parts of an issue; the message that its body shows is found by its links. */
    static List<PartPlan> parts(RenderedIssue issue, Optional<MessageId> firstMessage) {
        List<PartPlan> parts = new ArrayList<>();
        parts.add(new PartPlan(
                Origin.of(issue.id()),
                TextHash.of(issue.body()),
                firstMessage.stream().toList()));
        for (RenderedComment comment : issue.comments()) {
            parts.add(new PartPlan(comment.origin(), TextHash.of(comment.body()), comment.shows()));
        }
        return parts;
    }

    private static ImportIssue head(RenderedIssue issue, Prepared repository) {
        return new ImportIssue(
                issue.title(),
                issue.body(),
                issue.createdAt(),
                Optional.of(issue.updatedAt()),
                issue.closedAt(),
                issue.closed(),
                issue.assignee().filter(repository::assignable),
                issue.milestone().flatMap(repository::milestone),
                issue.labels());
    }

    /** The message that stands in the issue's body, by which links to it find the issue. */
    static Optional<MessageId> firstMessage(Issue issue) {
        return issue.messages().stream().findFirst().map(Message::id);
    }

    Sha256 textOf(int ordinal) {
        return parts.get(ordinal).text();
    }
}
