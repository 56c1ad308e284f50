package dev.ferry.transfer.relations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GraphQl;
import dev.ferry.mapping.NodeId;
import dev.ferry.transfer.reading.Chunks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an issue stands in the final repository: its database id, whether it is closed, as what and since when. */
record IssueStand(long databaseId, boolean closed, Optional<String> reason, Optional<Instant> closedAt) {
    static final String DUPLICATE = "DUPLICATE";

    /** The published schema tells of duplicates only where it is asked for them. */
    static final String FIELDS = "id fullDatabaseId closed closedAt stateReason(enableDuplicate: true)";

    private static final int AT_ONCE = 100;
    private static final String QUERY = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Issue { " + FIELDS + " } } }";

    static IssueStand read(JsonNode issue) {
        return new IssueStand(
                // A BigInt, which GraphQL sends as text: ids are past 32 bits.
                issue.path("fullDatabaseId").asLong(),
                issue.path("closed").asBoolean(),
                Optional.ofNullable(issue.path("stateReason").textValue()),
                Optional.ofNullable(issue.path("closedAt").textValue())
                        .map(text -> OffsetDateTime.parse(text).toInstant()));
    }

    /** Those of the issues that are there. */
    static Map<NodeId, IssueStand> of(GraphQl graphQl, Collection<NodeId> issues) {
        Map<NodeId, IssueStand> stands = new HashMap<>();
        for (List<NodeId> some : new Chunks<>(issues, AT_ONCE)) {
            ObjectNode variables = JsonNodeFactory.instance.objectNode();
            ArrayNode ids = variables.putArray("ids");
            some.forEach(node -> ids.add(node.value()));
            JsonNode nodes = graphQl.query(QUERY, variables).data().path("nodes");
            for (int place = 0; place < some.size(); place++) {
                JsonNode issue = nodes.path(place);
                if (issue.path("id").isTextual()) {
                    stands.put(some.get(place), read(issue));
                }
            }
        }
        return stands;
    }

    boolean isDuplicate() {
        return closed && reason.filter(DUPLICATE::equals).isPresent();
    }
}
