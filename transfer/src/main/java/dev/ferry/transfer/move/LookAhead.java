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
import dev.ferry.mapping.ledger.StagedLocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks at issues shortly before they are moved, at those of several documents at once; what was seen counts for a minute. A
 * document with several transfers does not stop at one that is refused, so an issue that may be refused is the last of its
 * document: one that is not on staging any more, and the first of each kind (open or closed, locked or not) of which this run has
 * not seen one go through. Nothing can overtake what is last. For one thread.
 */
final class LookAhead {
    /** GitHub tells of a hundred nodes in an answer. */
    static final int AT_ONCE = 100;

    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String QUERY = """
            query($ids: [ID!]!) {
              nodes(ids: $ids) {
                ... on Issue {
                  id closed locked activeLockReason %s repository { nameWithOwner }
                }
              }
            }
            """;
    /** Older servers may not know the argument, so it is asked for only where issues have to be closed again. */
    private static final String CLOSED_AS = "closedAt stateReason(enableDuplicate: true)";

    private final GitHub github;
    private final RepositoryName staging;
    private final Clock clock;
    private final StagedLocks locks;
    private final Set<Kind> proven = new HashSet<>();
    /** What the last look saw; nothing of an issue that is not on staging. */
    private final Map<LegacyId, Optional<Seen>> seen = new HashMap<>();

    private Instant looked = Instant.EPOCH;
    private boolean closures;

    LookAhead(GitHub github, RepositoryName staging, Clock clock, StagedLocks locks) {
        this.github = github;
        this.staging = staging;
        this.clock = clock;
        this.locks = locks;
    }

    /** What GitHub may have a rule about. */
    private record Kind(boolean closed, boolean locked) {}

    /** What an issue was closed as, where the server tells, and when. */
    record Closure(Optional<String> reason, Optional<Instant> at) {}

    private record Seen(Kind kind, Closure closure) {}

    /** The first of these, up to one that may be refused; at least one. {@code ahead} tells which come next, these first. */
    List<ItemRow> upToFirstRisk(List<ItemRow> batch, Supplier<List<ItemRow>> ahead) {
        look(batch, ahead);
        for (int place = 0; place < batch.size(); place++) {
            if (seen(batch.get(place).id())
                    .map(Seen::kind)
                    .filter(proven::contains)
                    .isEmpty()) {
                return batch.subList(0, place + 1);
            }
        }
        return batch;
    }

    private Optional<Seen> seen(LegacyId item) {
        return seen.getOrDefault(item, Optional.empty());
    }

    /** What the item was closed as, as far as that was asked for, if it was closed when it was looked at. */
    Optional<Closure> closure(ItemRow item) {
        return seen(item.id()).filter(one -> one.kind().closed()).map(Seen::closure);
    }

    /** Makes sure that these were looked at a short time ago. */
    void look(List<ItemRow> batch, Supplier<List<ItemRow>> ahead) {
        boolean fresh = looked.plus(FRESH).isAfter(clock.instant());
        if (!fresh || !batch.stream().map(ItemRow::id).allMatch(seen::containsKey)) {
            Map<LegacyId, ItemRow> all = new LinkedHashMap<>();
            batch.forEach(item -> all.put(item.id(), item));
            ahead.get().forEach(item -> all.putIfAbsent(item.id(), item));
            look(all.values().stream().limit(AT_ONCE).toList());
        }
    }

    /** From now on what issues were closed as is asked for as well; nothing seen before counts any more. */
    void tellClosures() {
        closures = true;
        forget();
    }

    /** The server was in trouble: what was seen before may be otherwise now. */
    void forget() {
        seen.clear();
    }

    /** These went through: others of their kind will. */
    void wentThrough(Collection<LegacyId> items) {
        for (LegacyId item : items) {
            seen(item).map(Seen::kind).ifPresent(proven::add);
        }
    }

    private void look(List<ItemRow> items) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ArrayNode ids = variables.putArray("ids");
        items.stream().map(Transfer::node).map(NodeId::value).forEach(ids::add);
        JsonNode nodes = github.graphQl()
                .query(QUERY.formatted(closures ? CLOSED_AS : ""), variables)
                .data()
                .path("nodes");
        looked = clock.instant();
        seen.clear();
        for (int place = 0; place < items.size(); place++) {
            ItemRow item = items.get(place);
            Optional<Seen> one = seen(nodes.path(place));
            seen.put(item.id(), one);
            if (one.isPresent()) {
                locks.saw(
                        item.staging().orElseThrow().number(),
                        one.get().kind().locked(),
                        text(nodes.path(place), "activeLockReason"));
            }
        }
    }

    /** Nothing for an issue that is not on staging, or of which the server does not tell. */
    private Optional<Seen> seen(JsonNode node) {
        String place = node.path("repository").path("nameWithOwner").asText();
        if (!place.equalsIgnoreCase(staging.toString())) {
            return Optional.empty();
        }
        Kind kind =
                new Kind(node.path("closed").asBoolean(), node.path("locked").asBoolean());
        return Optional.of(new Seen(
                kind,
                new Closure(text(node, "stateReason"), text(node, "closedAt").map(Instant::parse))));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
