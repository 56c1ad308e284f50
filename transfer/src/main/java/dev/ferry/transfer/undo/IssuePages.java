package dev.ferry.transfer.undo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.GraphQlError;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lists a repository's issues with what tells whose they are and who worked on them; smaller pages after the server had
 * trouble with one. Throws {@link RemoteException}. For one thread.
 */
final class IssuePages {
    private static final int LARGEST = 50;
    private static final int MOST_PAGES = 10_000_000;

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

    /** Shows every issue that is listed, in the list's order. */
    void each(Consumer<JsonNode> action) {
        int size = LARGEST;
        Optional<String> after = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Optional<GraphQlAnswer> answer = ask(size, after);
            JsonNode page = answer.map(GraphQlAnswer::data)
                    .orElse(JsonNodeFactory.instance.missingNode())
                    .path("repository")
                    .path("issues");
            if (!page.path("nodes").isArray()) {
                if (size == 1) {
                    throw refused(answer);
                }
                size = Math.max(1, size / 2);
                continue;
            }
            page.path("nodes").forEach(node -> {
                // One that the server can not show stays untouched, like everything that is not known to be ours.
                if (node.isObject()) {
                    action.accept(node);
                }
            });
            if (!page.path("pageInfo").path("hasNextPage").asBoolean()) {
                return;
            }
            Optional<String> end =
                    Optional.of(page.path("pageInfo").path("endCursor").asText());
            if (end.equals(after)) {
                throw refused("the cursor does not move on", Optional.empty());
            }
            after = end;
            size = Math.min(LARGEST, size * 2);
        }
        throw refused("the list does not end after " + MOST_PAGES + " pages", Optional.empty());
    }

    private Optional<GraphQlAnswer> ask(int size, Optional<String> after) {
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("first", size);
        after.ifPresentOrElse(cursor -> variables.put("after", cursor), () -> variables.putNull("after"));
        return size > 1
                ? github.graphQl().queryMuch(LIST, variables)
                : Optional.of(github.graphQl().query(LIST, variables));
    }

    private RemoteException refused(Optional<GraphQlAnswer> answer) {
        String words = answer.stream()
                .flatMap(there -> there.errors().stream())
                .map(GraphQlError::describe)
                .findFirst()
                .orElse("it is not told");
        return refused(words, answer.flatMap(GraphQlAnswer::requestId));
    }

    private RemoteException refused(String words, Optional<String> requestId) {
        return new RemoteException(
                "the list of issues of " + repository, new Refusal(RefusalCategory.UNEXPECTED, words, 200, requestId));
    }
}
