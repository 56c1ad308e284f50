package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GitHub;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.ItemRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at issues directly before they are moved. A document with several transfers does not stop at one that is refused, so an
 * issue that may be refused is the last of its document: one that is not on staging any more, and the first of each kind (open
 * or closed, locked or not) of which this run has not seen one go through. Nothing can overtake what is last. For one thread.
 */
final class Foresight {
    private static final String QUERY = """
            query($ids: [ID!]!) {
              nodes(ids: $ids) { ... on Issue { id closed locked repository { nameWithOwner } } }
            }
            """;

    private final GitHub github;
    private final RepositoryName staging;
    private final Set<Kind> proven = new HashSet<>();
    /** What the last look saw of its batch. */
    private final Map<LegacyId, Kind> seen = new HashMap<>();

    Foresight(GitHub github, RepositoryName staging) {
        this.github = github;
        this.staging = staging;
    }

    /** What GitHub may have a rule about. */
    private record Kind(boolean closed, boolean locked) {}

    /** The first of these, up to one that may be refused; at least one. */
    List<ItemRow> upToFirstRisk(List<ItemRow> batch) {
        seen.clear();
        JsonNode nodes = look(batch);
        for (int place = 0; place < batch.size(); place++) {
            Optional<Kind> kind = kind(nodes.path(place));
            ItemRow item = batch.get(place);
            kind.ifPresent(known -> seen.put(item.id(), known));
            if (kind.filter(proven::contains).isEmpty()) {
                return batch.subList(0, place + 1);
            }
        }
        return batch;
    }

    /** These went through: others of their kind will. */
    void wentThrough(Collection<LegacyId> items) {
        for (LegacyId item : items) {
            Kind kind = seen.get(item);
            if (kind != null) {
                proven.add(kind);
            }
        }
    }

    private JsonNode look(List<ItemRow> batch) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        batch.stream().map(Transfer::node).map(NodeId::value).forEach(ids::add);
        return github.graphQl().query(QUERY, variables).data().path("nodes");
    }

    /** Nothing for an issue that is not on staging, or of which the server does not tell. */
    private Optional<Kind> kind(JsonNode node) {
        String place = node.path("repository").path("nameWithOwner").asText();
        return place.equalsIgnoreCase(staging.toString())
                ? Optional.of(new Kind(
                        node.path("closed").asBoolean(), node.path("locked").asBoolean()))
                : Optional.empty();
    }
}
