package dev.ferry.transfer.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.GraphQlConnection;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists a repository's issues with what tells whose they are and who worked on them; smaller pages after the server had
 * trouble with one. Throws {@link RemoteException}. For one thread.
 */
final class IssuePages {
    private static final int LARGEST = 50;

    private static final String LIST = """
            query($owner: String!, $name: String!, $first: Int!, $after: String) {
              repository(owner: $owner, name: $name) {
                issues(first: $first, after: $after) {
                  nodes {
                    id number title body author { login } lastEditedAt editor { login }
                    comments(last: 100) { nodes { author { login } lastEditedAt editor { login } } }
                  }
                  pageInfo { hasNextPage endCursor }
                }
              }
            }
            """;

    private final GitHub github;
    private final RepositoryName repository;

    IssuePages(GitHub github, RepositoryName repository) {
        this.github = github;
        this.repository = repository;
    }

    /** Shows every issue that is listed, in the list's order; one that the server can not show is passed over, and so left alone. */
    void each(Consumer<JsonNode> action) {
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", repository.owner())
                .put("name", repository.name());
        GraphQlConnection issues = GraphQlConnection.of(
                        "the list of issues of " + repository, LIST, variables, List.of("repository", "issues"))
                .inPagesOf(LARGEST);
        github.graphQl().walk(issues, action);
    }
}
