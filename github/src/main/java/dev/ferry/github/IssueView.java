package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An issue or pull request as the server shows it (one list holds both). The repository is the one that the answer
 * names, absent where it names none; the body is empty text where the server has null.
 */
public record IssueView(
        int number,
        long id,
        String nodeId,
        String url,
        Optional<RepositoryName> repository,
        String title,
        String body,
        boolean closed,
        Optional<String> stateReason,
        List<String> labels,
        List<String> assignees,
        Optional<Milestone> milestone,
        String author,
        int comments,
        boolean locked,
        Optional<String> lockReason,
        boolean pullRequest,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> closedAt) {
    public IssueView {
        labels = List.copyOf(labels);
        assignees = List.copyOf(assignees);
    }

    static IssueView read(JsonNode json) {
        return new IssueView(
                Json.number(json, "number"),
                Json.id(json, "id"),
                Json.text(json, "node_id"),
                Json.text(json, "html_url"),
                Json.optionalText(json, "repository_url").flatMap(IssueView::repository),
                Json.text(json, "title"),
                Json.optionalText(json, "body").orElse(""),
                json.path("state").asText().equals("closed"),
                Json.optionalText(json, "state_reason"),
                names(json.path("labels"), "name"),
                names(json.path("assignees"), "login"),
                json.path("milestone").isObject()
                        ? Optional.of(Milestone.read(json.path("milestone")))
                        : Optional.empty(),
                json.path("user").path("login").asText("ghost"),
                json.path("comments").asInt(),
                json.path("locked").asBoolean(),
                Json.optionalText(json, "active_lock_reason"),
                json.path("pull_request").isObject(),
                Json.instant(json, "created_at"),
                Json.instant(json, "updated_at"),
                Json.optionalInstant(json, "closed_at"));
    }

    private static List<String> names(JsonNode list, String field) {
        List<String> names = new ArrayList<>();
        // A label may be its bare name, says the schema.
        list.forEach(item ->
                names.add(item.isTextual() ? item.textValue() : item.path(field).asText()));
        return names;
    }

    /** The last two segments of …/repos/owner/name. */
    private static Optional<RepositoryName> repository(String url) {
        String[] parts = url.split("/");
        if (parts.length < 3 || !parts[parts.length - 3].equals("repos")) {
            return Optional.empty();
        }
        return Optional.of(new RepositoryName(parts[parts.length - 2], parts[parts.length - 1]));
    }
}
