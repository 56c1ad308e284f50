package dev.ferry.transfer.move;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GitHub;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.IssueView;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds out where an issue is whose transfer has an unknown outcome: by the redirect of its old number, which GitHub
 * keeps, and where the old number answers nothing, by its marker in the final repository.
 */
final class Whereabouts {
    private static final String LISTING = """
            query($owner: String!, $name: String!, $after: String) {
              repository(owner: $owner, name: $name) {
                issues(first: 100, after: $after) {
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

        /** In neither; the text says what was seen. */
        record Lost(String detail) implements Place {}
    }

    Place find(ItemRow item) {
        int number = item.staging().orElseThrow().number().value();
        IssueLookup lookup = github().issues(job.staging()).lookup(number);
        if (lookup instanceof IssueLookup.Found) {
            return new Place.Staging();
        }
        if (lookup instanceof IssueLookup.Moved moved) {
            return elsewhere(moved.issue());
        }
        return byMarker(item.id())
                .<Place>map(Place.Moved::new)
                .orElseGet(() -> new Place.Lost("staging issue " + number + " is not there, and no issue of "
                        + job.target() + " has its marker"));
    }

    private Place elsewhere(IssueView issue) {
        boolean home = issue.repository().filter(job.target()::same).isPresent();
        if (!home) {
            return new Place.Lost("it was moved to " + issue.url() + ", not to " + job.target());
        }
        return new Place.Moved(
                new FinalIssue(new FinalNumber(issue.number()), new NodeId(issue.nodeId()), URI.create(issue.url())));
    }

    private Optional<FinalIssue> byMarker(LegacyId id) {
        Marker wanted = new Marker(job.ledger().id(), Origin.of(id));
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", job.target().owner())
                .put("name", job.target().name());
        AtomicReference<FinalIssue> found = new AtomicReference<>();
        github().graphQl().walk(LISTING, variables, List.of("repository", "issues"), node -> {
            if (Marker.parse(node.path("body").asText()).filter(wanted::equals).isPresent()) {
                found.set(new FinalIssue(
                        new FinalNumber(node.path("number").asInt()),
                        new NodeId(node.path("id").asText()),
                        URI.create(node.path("url").asText())));
            }
        });
        return Optional.ofNullable(found.get());
    }

    private GitHub github() {
        return job.github();
    }
}
