package dev.ferry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A list in GraphQL (its name there) and how it is asked for. The document takes the variables {@code $first: Int!} and {@code
 * $after: String} and selects {@code nodes} and {@code pageInfo { hasNextPage endCursor }} below the path.
 *
 * @param what names the list in errors, such as {@code the list of issues of owner/name}
 * @param variables all but {@code first} and {@code after}
 * @param largest so many nodes a page has at most; fewer after the server had trouble with one
 * @param whole whether the server shows a node as it should, {@code null} nodes too: where it does not, smaller pages are asked
 *     for, and a node that is not shown by itself either is an error
 */
public record GraphQlConnection(
        String what, String document, ObjectNode variables, List<String> path, int largest, Predicate<JsonNode> whole) {
    private static final int LARGEST = 100;

    public GraphQlConnection {
        variables = variables.deepCopy();
        path = List.copyOf(path);
    }

    /** Pages of a hundred, as many as GitHub shows; nodes that it does not show are passed over. */
    public static GraphQlConnection of(String what, String document, ObjectNode variables, List<String> path) {
        return new GraphQlConnection(what, document, variables, path, LARGEST, node -> true);
    }

    public GraphQlConnection inPagesOf(int nodes) {
        return new GraphQlConnection(what, document, variables, path, nodes, whole);
    }

    public GraphQlConnection withoutGaps(Predicate<JsonNode> isWhole) {
        return new GraphQlConnection(what, document, variables, path, largest, isWhole);
    }

    /** A page of a connection: its nodes that are not null, the cursor behind it, and whether it is the last. */
    public record Page(List<JsonNode> nodes, Optional<String> end, boolean last) {
        public Page {
            nodes = List.copyOf(nodes);
        }
    }
}
