package dev.ferry.mapping.render;

import dev.ferry.archive.LegacyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue as it is to be on GitHub. Every text ends with its marker's line. {@code closedAt} is there exactly when
 * {@code closed}; {@code stateReason}, as GitHub's REST API spells it, where it is another than completed; comments are in the order people are to see them; labels are sorted; {@code lock} is there where it is
 * to be locked when all else is done.
 */
public record RenderedIssue(
        LegacyId id,
        String title,
        String body,
        List<RenderedComment> comments,
        List<String> labels,
        Optional<MilestoneSpec> milestone,
        Optional<String> assignee,
        boolean closed,
        Optional<String> stateReason,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> closedAt,
        Optional<IssueLock> lock) {
    /** A reason: it was closed and will not be done. */
    public static final String NOT_PLANNED = "not_planned";

    public RenderedIssue {
        comments = List.copyOf(comments);
        labels = List.copyOf(labels);
    }
}
