package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of an issue's history, oldest first within the issue; {@code action} is the tracker's own word. */
public record HistoryEvent(
        Instant at, Optional<UserId> actor, String action, List<Change> changes, Map<String, JsonNode> extra) {
    public HistoryEvent {
        changes = List.copyOf(changes);
        extra = Extra.copyOf(extra);
    }
}
