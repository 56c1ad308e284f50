package dev.ferry.transfer.reading;

import dev.ferry.mapping.NodeId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue with all its comments as it stands on GitHub. {@code edited} is when its body was last edited, {@code lockReason} why it
 * is locked, as GraphQL spells it.
 */
public record IssueText(
        NodeId node,
        int number,
        URI url,
        String title,
        String body,
        boolean closed,
        Optional<String> stateReason,
        boolean locked,
        Optional<String> lockReason,
        Instant created,
        Instant updated,
        Optional<Instant> closedAt,
        Optional<Instant> edited,
        Optional<String> editor,
        List<String> labels,
        Optional<MilestoneText> milestone,
        List<String> assignees,
        List<CommentText> comments) {
    public IssueText {
        labels = List.copyOf(labels);
        assignees = List.copyOf(assignees);
        comments = List.copyOf(comments);
    }

    /** The milestone of an issue. */
    public record MilestoneText(String title, Optional<Instant> dueOn) {}
}
