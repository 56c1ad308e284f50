package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A comment of an import request. Without a time the server takes its own. */
public record ImportComment(String body, Optional<Instant> createdAt) {
    /** Bytes that this comment adds to a request, its comma included. */
    public int size() {
        return Json.bytes(toJson()).length + 1;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        createdAt.ifPresent(time -> json.put("created_at", Timestamps.format(time)));
        return json.put("body", body);
    }
}
