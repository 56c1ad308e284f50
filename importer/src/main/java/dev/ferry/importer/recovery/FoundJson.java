package dev.ferry.importer.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Sha256;
import dev.ferry.importer.recovery.FoundIssue.FoundComment;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.FoundRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was found, as the ledger's file keeps it while a recovery is under way. */
final class FoundJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FoundJson() {}

    static String write(FoundIssue issue) {
        ObjectNode json = JSON.createObjectNode()
                .put("node", issue.node())
                .put("url", issue.url())
                .put("title", issue.title())
                .put("closed", issue.closed())
                .put("created", issue.created().toString())
                .put("body", issue.body().hex())
                .put("numbersNamed", issue.numbersNamed());
        ArrayNode labels = json.putArray("labels");
        issue.labels().forEach(labels::add);
        ArrayNode comments = json.putArray("comments");
        issue.comments()
                .forEach(comment -> comments.addArray()
                        .add(comment.origin().toString())
                        .add(comment.text().hex()));
        return json.toString();
    }

    static FoundIssue read(FoundRow row) {
        JsonNode json = parse(row.details());
        List<String> labels = new ArrayList<>();
        json.path("labels").forEach(label -> labels.add(label.asText()));
        List<FoundComment> comments = new ArrayList<>();
        json.path("comments")
                .forEach(comment -> comments.add(new FoundComment(
                        Origin.parse(comment.path(0).asText()).orElseThrow(),
                        new Sha256(comment.path(1).asText()))));
        return new FoundIssue(
                row.number(),
                json.path("node").asText(),
                json.path("url").asText(),
                json.path("title").asText(),
                json.path("closed").asBoolean(),
                labels,
                Instant.parse(json.path("created").asText()),
                new Sha256(json.path("body").asText()),
                comments,
                json.path("numbersNamed").asInt());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a recovery kept is not JSON", e);
        }
    }
}
