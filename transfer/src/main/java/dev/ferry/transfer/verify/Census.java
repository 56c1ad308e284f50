package dev.ferry.transfer.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.GraphQlConnection;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.ledger.FinalIssue;
import dev.ferry.mapping.ledger.ItemRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lists the final repository by markers: an issue of this migration that the ledger has under another number, or not at all,
 * stands there twice.
 */
final class Census {
    private static final String LISTING = """
            query($owner: String!, $name: String!, $first: Int!, $after: String) {
              repository(owner: $owner, name: $name) {
                issues(first: $first, after: $after) {
                  nodes { number url body }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """;

    private final VerificationJob job;
    private final Consumer<Difference> tell;
    private final NeutralRows rows;

    Census(VerificationJob job, Consumer<Difference> tell, NeutralRows rows) {
        this.rows = rows;
        this.job = job;
        this.tell = tell;
    }

    /** Returns whether it came to the end; the operator may stop it between two pages. */
    boolean take() {
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", job.target().owner())
                .put("name", job.target().name());
        GraphQlConnection issues = GraphQlConnection.of(
                "the list of issues of " + job.target(), LISTING, variables, List.of("repository", "issues"));
        return job.github().graphQl().walkWhile(issues, node -> {
            consider(node);
            return !job.stop().isRaised();
        });
    }

    private void consider(JsonNode node) {
        Optional<LegacyId> id =
                Marker.issueIn(node.path("body").asText(), job.ledger().id());
        if (id.isEmpty()) {
            return;
        }
        int number = node.path("number").asInt();
        Optional<Integer> known = job.ledger()
                .item(id.get())
                .flatMap(ItemRow::finalIssue)
                .map(FinalIssue::number)
                .map(n -> n.value());
        if (known.filter(n -> n == number).isEmpty()) {
            rows.twice(id.get());
            tell.accept(new Difference(
                    id,
                    Kind.WRONG,
                    Optional.of(node.path("url").asText()),
                    "issue stands twice",
                    known.map(n -> "#" + n).orElse("not moved"),
                    "#" + number));
        }
    }
}
