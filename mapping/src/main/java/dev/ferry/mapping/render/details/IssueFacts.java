package dev.ferry.mapping.render.details;

import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.people.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue and what rendering has found out about it. {@code closedAt} is what GitHub is told, there exactly when the issue
 * is closed; {@code closing} is the event of the history that closed it, where the history tells. {@code labels} are in the
 * order in which people are to see them. {@code trackerUrl} ends with a slash or is empty, {@code web} has none at its end.
 */
public record IssueFacts(
        Issue issue,
        Optional<String> url,
        Optional<Instant> closedAt,
        Optional<HistoryEvent> closing,
        List<String> labels,
        People people,
        String trackerUrl,
        String web) {
    public IssueFacts {
        labels = List.copyOf(labels);
    }
}
