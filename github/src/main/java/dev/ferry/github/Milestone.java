package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A milestone of a repository. A transfer keeps an issue's milestone only where title and due date are the same. */
public record Milestone(
        int number, String title, Optional<Instant> dueOn, boolean closed, Optional<String> description) {
    static Milestone read(JsonNode json) {
        return new Milestone(
                Json.number(json, "number"),
                Json.text(json, "title"),
                Json.optionalInstant(json, "due_on"),
                json.path("state").asText().equals("closed"),
                Json.optionalText(json, "description"));
    }
}
