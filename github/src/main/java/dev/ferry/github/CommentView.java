package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A comment as the server shows it; {@code issueNumber} is the last segment of its issue's address. */
public record CommentView(
        long id,
        String nodeId,
        String url,
        int issueNumber,
        String body,
        String author,
        Instant createdAt,
        Instant updatedAt) {
    static CommentView read(JsonNode json) {
        return new CommentView(
                Json.id(json, "id"),
                Json.text(json, "node_id"),
                Json.text(json, "html_url"),
                lastSegment(Json.text(json, "issue_url")),
                Json.optionalText(json, "body").orElse(""),
                json.path("user").path("login").asText("ghost"),
                Json.instant(json, "created_at"),
                Json.instant(json, "updated_at"));
    }

    static int lastSegment(String url) {
        try {
            return Integer.parseInt(url.substring(url.lastIndexOf('/') + 1));
        } catch (NumberFormatException e) {
            throw new UnreadableAnswerException("no number at the end of " + url);
        }
    }
}
