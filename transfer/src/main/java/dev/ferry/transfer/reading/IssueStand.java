package dev.ferry.transfer.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.GraphQlError;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.FinalIssue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an issue stands in the final repository: its database id, whether it is closed, as what (where that was asked) and since when,
 * which issue it was last said to repeat (where that was asked), and whether it is locked and why, as GraphQL spells it.
 */
public record IssueStand(
        long databaseId,
        boolean closed,
        Optional<String> reason,
        Optional<Instant> closedAt,
        Optional<NodeId> original,
        boolean locked,
        Optional<String> lockReason) {
    private static final String PLACE =
            "id fullDatabaseId number repository { nameWithOwner } closed closedAt locked activeLockReason";
    /** The published schema tells of duplicates only where it is asked for them; older servers may not know the argument. */
    public static final String WITH_REASON = PLACE + " stateReason(enableDuplicate: true)";

    private static final String WITH_ORIGINAL = WITH_REASON
            + " timelineItems(last: 1, itemTypes: [MARKED_AS_DUPLICATE_EVENT]) {"
            + " nodes { ... on MarkedAsDuplicateEvent { canonical { ... on Issue { id } } } } }";

    private static final String DUPLICATE = "DUPLICATE";
    private static final String COMPLETED = "COMPLETED";
    private static final int AT_ONCE = 100;

    /** Of an answer to the selection {@link #WITH_REASON}. */
    public static IssueStand read(JsonNode issue) {
        return new IssueStand(
                // A BigInt, which GraphQL sends as text: ids are past 32 bits.
                issue.path("fullDatabaseId").asLong(),
                issue.path("closed").asBoolean(),
                Optional.ofNullable(issue.path("stateReason").textValue()),
                Optional.ofNullable(issue.path("closedAt").textValue())
                        .map(text -> OffsetDateTime.parse(text).toInstant()),
                Optional.ofNullable(issue.path("timelineItems")
                                .path("nodes")
                                .path(0)
                                .path("canonical")
                                .path("id")
                                .textValue())
                        .map(NodeId::new),
                issue.path("locked").asBoolean(),
                Optional.ofNullable(issue.path("activeLockReason").textValue()));
    }

    /** Those of the issues that are there, without their reasons. */
    public static Map<NodeId, IssueStand> of(GitHub github, RepositoryName target, Collection<FinalIssue> issues) {
        return read(new Place(github, target), issues, PLACE);
    }

    /** The same with their reasons. */
    public static Map<NodeId, IssueStand> withReasons(
            GitHub github, RepositoryName target, Collection<FinalIssue> issues) {
        return read(new Place(github, target), issues, WITH_REASON);
    }

    /** The same with their reasons, and with the issues that they were last said to repeat. */
    public static Map<NodeId, IssueStand> withOriginals(
            GitHub github, RepositoryName target, Collection<FinalIssue> issues) {
        return read(new Place(github, target), issues, WITH_ORIGINAL);
    }

    private record Place(GitHub github, RepositoryName target) {}

    private static Map<NodeId, IssueStand> read(Place place, Collection<FinalIssue> issues, String fields) {
        Map<NodeId, IssueStand> stands = new HashMap<>();
        for (List<FinalIssue> some : new Chunks<>(issues, AT_ONCE)) {
            GraphQlAnswer answer = ask(place, some, fields);
            List<FinalIssue> untold = new ArrayList<>();
            for (int at = 0; at < some.size(); at++) {
                JsonNode issue = answer.data().path("nodes").path(at);
                if (isThere(place, some.get(at), issue)) {
                    stands.put(some.get(at).node(), read(issue));
                } else if (!issue.path("id").isTextual()) {
                    untold.add(some.get(at));
                }
            }
            // A document may be too much for the server, one issue is not.
            untold.forEach(issue -> alone(place, issue, fields).ifPresent(stand -> stands.put(issue.node(), stand)));
        }
        return stands;
    }

    private static Optional<IssueStand> alone(Place place, FinalIssue issue, String fields) {
        GraphQlAnswer answer = ask(place, List.of(issue), fields);
        JsonNode there = answer.data().path("nodes").path(0);
        if (isThere(place, issue, there)) {
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

    private static GraphQlAnswer ask(Place place, List<FinalIssue> issues, String fields) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        issues.forEach(issue -> ids.add(issue.node().value()));
        return place.github()
                .graphQl()
                .query("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { " + fields + " } } }", variables);
    }

    /** Somebody may have moved it on, and its id may lead there: what is in another repository is nobody's to change here. */
    private static boolean isThere(Place place, FinalIssue issue, JsonNode json) {
        return json.path("id").isTextual()
                && json.path("number").asInt() == issue.number().value()
                && json.path("repository")
                        .path("nameWithOwner")
                        .asText()
                        .equalsIgnoreCase(place.target().toString());
    }

    /** Closed, and people gave no other reason. */
    public boolean isCompleted() {
        return closed && reason.filter(word -> !word.equals(COMPLETED)).isEmpty();
    }

    public boolean isDuplicate() {
        return closed && reason.filter(DUPLICATE::equals).isPresent();
    }
}
