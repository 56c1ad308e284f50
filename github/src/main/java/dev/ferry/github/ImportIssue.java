package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The issue of an import request. The token's user becomes its author: the API has no field for another one. */
public record ImportIssue(
        String title,
        String body,
        Instant createdAt,
        Optional<Instant> updatedAt,
        Optional<Instant> closedAt,
        boolean closed,
        Optional<String> assignee,
        Optional<Integer> milestone,
        List<String> labels) {
    public ImportIssue {
        labels = List.copyOf(labels);
    }

    ObjectNode toJson() {
        ObjectNode json =
                Json.object().put("title", title).put("body", body).put("created_at", Timestamps.format(createdAt));
        closedAt.ifPresent(time -> json.put("closed_at", Timestamps.format(time)));
        updatedAt.ifPresent(time -> json.put("updated_at", Timestamps.format(time)));
        assignee.ifPresent(login -> json.put("assignee", login));
        milestone.ifPresent(number -> json.put("milestone", number));
        json.put("closed", closed);
        labels.forEach(json.putArray("labels")::add);
        return json;
    }
}
