package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.GraphQlError;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.transfer.reading.Chunks;
import dev.ferry.transfer.rewrite.RewriteJob;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an issue stands in the final repository: its database id, whether it is closed, as what (where that was asked) and since when. */
record IssueStand(long databaseId, boolean closed, Optional<String> reason, Optional<Instant> closedAt) {
    private static final String PLACE = "id fullDatabaseId number repository { nameWithOwner } closed closedAt";
    /** The published schema tells of duplicates only where it is asked for them; older servers may not know the argument. */
    static final String WITH_REASON = PLACE + " stateReason(enableDuplicate: true)";

    private static final String DUPLICATE = "DUPLICATE";
    private static final String COMPLETED = "COMPLETED";
    private static final int AT_ONCE = 100;

    static IssueStand read(JsonNode issue) {
        return new IssueStand(
                // A BigInt, which GraphQL sends as text: ids are past 32 bits.
                issue.path("fullDatabaseId").asLong(),
                issue.path("closed").asBoolean(),
                Optional.ofNullable(issue.path("stateReason").textValue()),
                Optional.ofNullable(issue.path("closedAt").textValue())
                        .map(text -> OffsetDateTime.parse(text).toInstant()));
    }

    /** Those of the issues that are there, without their reasons. */
    static Map<NodeId, IssueStand> of(RewriteJob job, Collection<FinalIssue> issues) {
        return read(job, issues, PLACE);
    }

    /** The same with their reasons. */
    static Map<NodeId, IssueStand> withReasons(RewriteJob job, Collection<FinalIssue> issues) {
        return read(job, issues, WITH_REASON);
    }

    private static Map<NodeId, IssueStand> read(RewriteJob job, Collection<FinalIssue> issues, String fields) {
        Map<NodeId, IssueStand> stands = new HashMap<>();
        for (List<FinalIssue> some : new Chunks<>(issues, AT_ONCE)) {
            GraphQlAnswer answer = ask(job, some, fields);
            List<FinalIssue> untold = new ArrayList<>();
            for (int place = 0; place < some.size(); place++) {
                JsonNode issue = answer.data().path("nodes").path(place);
                if (isThere(job, some.get(place), issue)) {
                    stands.put(some.get(place).node(), read(issue));
                } else if (!issue.path("id").isTextual()) {
                    untold.add(some.get(place));
                }
            }
            // A document may be too much for the server, one issue is not.
            untold.forEach(issue -> alone(job, issue, fields).ifPresent(stand -> stands.put(issue.node(), stand)));
        }
        return stands;
    }

    private static Optional<IssueStand> alone(RewriteJob job, FinalIssue issue, String fields) {
        GraphQlAnswer answer = ask(job, List.of(issue), fields);
        JsonNode there = answer.data().path("nodes").path(0);
        if (isThere(job, issue, there)) {
            return Optional.of(read(there));
        }
        Optional<GraphQlError> trouble = answer.errors().stream()
                .filter(error -> error.category() != RefusalCategory.NOT_FOUND)
                .findFirst();
        if (!there.path("id").isTextual() && trouble.isPresent()) {
            throw new RemoteException(
                    "GraphQL issue " + issue.url(),
                    new Refusal(trouble.get().category(), trouble.get().describe(), 200, answer.requestId()));
        }
        return Optional.empty();
    }

    private static GraphQlAnswer ask(RewriteJob job, List<FinalIssue> issues, String fields) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        issues.forEach(issue -> ids.add(issue.node().value()));
        return job.github()
                .graphQl()
                .query("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { " + fields + " } } }", variables);
    }

    /** Somebody may have moved it on, and its id may lead there: what is in another repository is nobody's to change here. */
    private static boolean isThere(RewriteJob job, FinalIssue issue, JsonNode json) {
        return json.path("id").isTextual()
                && json.path("number").asInt() == issue.number().value()
                && json.path("repository")
                        .path("nameWithOwner")
                        .asText()
                        .equalsIgnoreCase(job.target().toString());
    }

    /** Closed, and people gave no other reason. */
    boolean isCompleted() {
        return closed && reason.filter(word -> !word.equals(COMPLETED)).isEmpty();
    }

    boolean isDuplicate() {
        return closed && reason.filter(DUPLICATE::equals).isPresent();
    }
}
