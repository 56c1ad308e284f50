package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GitHub;
import dev.ferry.github.GraphQlConnection;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.github.Issues;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out where issues are whose transfer has an unknown outcome: by the redirect of the old number, which GitHub keeps; where
 * the old number answers nothing, by the marker in the final repository, first among the numbers that follow the highest known
 * one (reading one issue is fresh), then in the list of all, once for all that are sought. Between two requests it hears the
 * operator's stop: what it did not come to is missing in its answer. For one thread.
 */
final class Whereabouts {
    /** So many numbers after the highest known one are read one by one. */
    static final int MOST_NUMBERS = 200;

    /** So many of them in a row that answer nothing are behind the last one; a discussion has a number between issues as well. */
    private static final int MOST_MISSES = 20;

    /** The old number answers nothing; what became of the issue is to be searched. */
    static final Place ABSENT = new Place.Lost("");

    private static final String LISTING = """
            query($owner: String!, $name: String!, $first: Int!, $after: String) {
              repository(owner: $owner, name: $name) {
                issues(first: $first, after: $after) {
                  nodes { id number url body }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """;

    private final TransferJob job;

    Whereabouts(TransferJob job) {
        this.job = job;
    }

    /** Where an issue was found. */
    sealed interface Place {
        /** In the final repository: the transfer took effect. */
        record Moved(FinalIssue issue) implements Place {}

        /** On staging: the transfer did not take effect, or not yet. */
        record Staging() implements Place {}

        /** Somebody took it to a third repository; the text says where. */
        record Away(String detail) implements Place {}

        /** In neither; the text says what was seen. */
        record Lost(String detail) implements Place {}
    }

    /** Where each of these is; {@code highest} is the highest final number that is known. */
    Map<LegacyId, Place> find(Collection<ItemRow> items, int highest) {
        Map<LegacyId, Place> places = new LinkedHashMap<>(look(items));
        List<ItemRow> absent = absent(items, places);
        places.values().removeIf(ABSENT::equals);
        places.putAll(search(absent, highest));
        return places;
    }

    /** What the old numbers tell; {@link #ABSENT} for one that answers nothing. */
    Map<LegacyId, Place> look(Collection<ItemRow> items) {
        Map<LegacyId, Place> places = new LinkedHashMap<>();
        Issues staging = github().issues(job.staging());
        for (ItemRow item : items) {
            if (job.stop().isRaised()) {
                break;
            }
            IssueLookup lookup = staging.lookup(number(item));
            if (lookup instanceof IssueLookup.Found) {
                places.put(item.id(), new Place.Staging());
            } else if (lookup instanceof IssueLookup.Moved moved) {
                places.put(item.id(), elsewhere(moved.issue()));
            } else {
                places.put(item.id(), ABSENT);
            }
        }
        return places;
    }

    static List<ItemRow> absent(Collection<ItemRow> items, Map<LegacyId, Place> places) {
        return items.stream()
                .filter(item -> ABSENT.equals(places.get(item.id())))
                .toList();
    }

    /** Looks for issues that left staging without a trace; those that are nowhere are lost. */
    Map<LegacyId, Place> search(Collection<ItemRow> absent, int highest) {
        if (absent.isEmpty()) {
            return Map.of();
        }
        Search search = new Search(absent);
        if (!search.numbersAfter(highest) || !search.wholeList()) {
            // Stopped: what was found is sure, what was not found says nothing.
            return search.found();
        }
        Map<LegacyId, Place> places = new LinkedHashMap<>(search.found());
        for (ItemRow item : absent) {
            places.putIfAbsent(
                    item.id(),
                    new Place.Lost("staging issue " + number(item) + " is not there, and no issue of " + job.target()
                            + " has its marker"));
        }
        return places;
    }

    private static int number(ItemRow item) {
        return item.staging().orElseThrow().number().value();
    }

    private Place elsewhere(IssueView issue) {
        boolean home = issue.repository()
                .filter(name -> job.target().same(name) || targetNow().same(name))
                .isPresent();
        if (!home) {
            return new Place.Away("it was moved to " + issue.url() + ", not to " + job.target());
        }
        return new Place.Moved(found(issue));
    }

    /** It may have been renamed since the run began. */
    private RepositoryName targetNow() {
        return github().repository(job.target()).name();
    }

    private static FinalIssue found(IssueView issue) {
        return new FinalIssue(new FinalNumber(issue.number()), new NodeId(issue.nodeId()), URI.create(issue.url()));
    }

    private GitHub github() {
        return job.github();
    }

    /** One search for several issues. */
    private final class Search {
        private final Map<Marker, LegacyId> sought;
        private final Map<LegacyId, FinalIssue> found = new HashMap<>();

        Search(Collection<ItemRow> items) {
            sought = items.stream()
                    .map(ItemRow::id)
                    .collect(Collectors.toMap(id -> new Marker(job.ledger().id(), Origin.of(id)), id -> id));
        }

        Map<LegacyId, Place> found() {
            return found.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, place -> new Place.Moved(place.getValue())));
        }

        private boolean isOver() {
            return found.size() == sought.size();
        }

        private void take(Optional<Marker> marker, FinalIssue issue) {
            marker.map(sought::get).ifPresent(id -> found.put(id, issue));
        }

        /** Returns whether it came to its end. */
        boolean numbersAfter(int highest) {
            Issues target = github().issues(job.target());
            int missed = 0;
            for (int number = highest + 1;
                    number <= highest + MOST_NUMBERS && missed < MOST_MISSES && !isOver();
                    number++) {
                if (job.stop().isRaised()) {
                    return false;
                }
                IssueLookup lookup = target.lookup(number);
                missed = lookup instanceof IssueLookup.NotFound ? missed + 1 : 0;
                if (lookup instanceof IssueLookup.Found there) {
                    take(Marker.parse(there.issue().body()), Whereabouts.found(there.issue()));
                }
            }
            return true;
        }

        /** Returns whether it came to its end. */
        boolean wholeList() {
            if (isOver()) {
                return true;
            }
            ObjectNode variables = JsonNodeFactory.instance
                    .objectNode()
                    .put("owner", job.target().owner())
                    .put("name", job.target().name());
            GraphQlConnection issues = GraphQlConnection.of(
                            "the list of issues of " + job.target(),
                            LISTING,
                            variables,
                            List.of("repository", "issues"))
                    // Who passes over an issue that is there may have it made a second time.
                    .withoutGaps(JsonNode::isObject);
            return github().graphQl().walkWhile(issues, this::goOn);
        }

        private boolean goOn(JsonNode node) {
            take(
                    Marker.parse(node.path("body").asText()),
                    new FinalIssue(
                            new FinalNumber(node.path("number").asInt()),
                            new NodeId(node.path("id").asText()),
                            URI.create(node.path("url").asText())));
            return !job.stop().isRaised();
        }
    }
}
