package dev.ferry.transfer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.mapping.NodeId;
import dev.ferry.transfer.reading.IssueText.MilestoneText;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads issues and comments from GraphQL answers to the selections that stand here beside it. */
final class IssueJson {
    static final String COMMENTS = """
            nodes { id fullDatabaseId url body createdAt author { login } lastEditedAt editor { login } }
            pageInfo { hasNextPage endCursor }
            """;

    static final String ISSUE = """
            id number url title body state stateReason locked activeLockReason createdAt updatedAt closedAt lastEditedAt
            editor { login }
            labels(first: 100) { nodes { name } }
            milestone { title dueOn }
            assignees(first: 20) { nodes { login } }
            comments(first: 100) {
            """ + COMMENTS + "}\n";

    private IssueJson() {}

    static IssueText issue(JsonNode json, List<CommentText> comments) {
        return new IssueText(
                new NodeId(json.path("id").asText()),
                json.path("number").asInt(),
                URI.create(json.path("url").asText()),
                json.path("title").asText(),
                json.path("body").asText(),
                json.path("state").asText().equals("CLOSED"),
                text(json, "stateReason"),
                json.path("locked").asBoolean(),
                text(json, "activeLockReason"),
                time(json, "createdAt").orElse(Instant.EPOCH),
                time(json, "updatedAt").orElse(Instant.EPOCH),
                time(json, "closedAt"),
                time(json, "lastEditedAt"),
                text(json.path("editor"), "login"),
                names(json.path("labels"), "name"),
                json.path("milestone").isObject()
                        ? Optional.of(new MilestoneText(
                                json.path("milestone").path("title").asText(), time(json.path("milestone"), "dueOn")))
                        : Optional.empty(),
                names(json.path("assignees"), "login"),
                comments);
    }

    static List<CommentText> comments(JsonNode connection) {
        return nodes(connection, IssueJson::comment);
    }

    static CommentText comment(JsonNode json) {
        return new CommentText(
                new NodeId(json.path("id").asText()),
                // A BigInt, which GraphQL sends as text: ids are past 32 bits.
                json.path("fullDatabaseId").asLong(),
                URI.create(json.path("url").asText()),
                json.path("body").asText(),
                time(json, "createdAt").orElse(Instant.EPOCH),
                text(json.path("author"), "login"),
                time(json, "lastEditedAt"),
                text(json.path("editor"), "login"));
    }

    private static List<String> names(JsonNode connection, String field) {
        return nodes(connection, node -> node.path(field).asText());
    }

    private static <T> List<T> nodes(JsonNode connection, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        connection.path("nodes").forEach(node -> {
            if (node.isObject()) {
                all.add(reader.apply(node));
            }
        });
        return all;
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.path(field).isTextual() ? Optional.of(json.path(field).textValue()) : Optional.empty();
    }

    private static Optional<Instant> time(JsonNode json, String field) {
        return text(json, field).map(value -> OffsetDateTime.parse(value).toInstant());
    }
}
