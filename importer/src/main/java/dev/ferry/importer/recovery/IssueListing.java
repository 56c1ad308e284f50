package dev.ferry.importer.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.GraphQlConnection;
import dev.ferry.github.GraphQlError;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lists a repository's issues with their comments, pages of them at a time; smaller pages after the server had trouble with
 * one. Throws {@link RemoteException}, also where the server does not show one issue whole though nothing else is asked for. For
 * one thread.
 */
final class IssueListing {
    /** With a hundred comments each these are 5,000 nodes of the 500,000 that GitHub allows. */
    static final int LARGEST = 50;

    private static final String COMMENTS = "nodes { body author { login } } pageInfo { hasNextPage endCursor }";
    private static final String WITH_COMMENTS = "title state createdAt url body author { login }"
            + " labels(first: 100) { nodes { name } } comments(first: 100) { " + COMMENTS + " }";
    private static final String BRIEF = "createdAt body author { login }";
    private static final String ALL_COMMENTS = "query($issue: ID!, $first: Int!, $after: String) { node(id: $issue) {"
            + " ... on Issue { comments(first: $first, after: $after) { " + COMMENTS + " } } } }";

    private final GitHub github;
    private final RepositoryName repository;
    private final String list;

    private IssueListing(GitHub github, RepositoryName repository, String fields) {
        this.github = github;
        this.repository = repository;
        list = "query($owner: String!, $name: String!, $first: Int!, $after: String) {"
                + " repository(owner: $owner, name: $name) { issues(first: $first, after: $after) {"
                + " nodes { id number " + fields + " } pageInfo { hasNextPage endCursor } } } }";
    }

    /** Shows each issue with all its comments' texts. */
    static IssueListing whole(GitHub github, RepositoryName repository) {
        return new IssueListing(github, repository, WITH_COMMENTS);
    }

    /** Shows each issue's body and nothing of its comments. */
    static IssueListing brief(GitHub github, RepositoryName repository) {
        return new IssueListing(github, repository, BRIEF);
    }

    /** Shows page after page. Who passes over an issue that is there has it made a second time, and over a comment, its issue. */
    void walk(Consumer<List<JsonNode>> action) {
        GraphQlConnection issues = GraphQlConnection.of(
                        "the list of issues of " + repository, list, variables(), List.of("repository", "issues"))
                .inPagesOf(LARGEST)
                .withoutGaps(issue -> issue.isObject() && !lacksComments(issue));
        github.graphQl().walkPages(issues, Optional.empty(), page -> action.accept(page.nodes()));
    }

    /**
     * One issue by its number, which is fresh where lists may lag; empty where the server says that there is none under it
     * now. Any other error, and an issue that lacks comments, is no answer and throws.
     */
    Optional<JsonNode> read(int number) {
        String document = "query($owner: String!, $name: String!, $number: Int!) {"
                + " repository(owner: $owner, name: $name) { issue(number: $number) { id number " + WITH_COMMENTS
                + " } } }";
        GraphQlAnswer answer = github.graphQl().query(document, variables().put("number", number));
        JsonNode there = answer.data().path("repository");
        JsonNode issue = there.path("issue");
        boolean none = answer.errors().stream().allMatch(error -> error.category() == RefusalCategory.NOT_FOUND);
        if (issue.isObject() ? lacksComments(issue) : !none || !there.isObject()) {
            throw unreadable(repository + "#" + number, answer);
        }
        // A server may follow an old number to where the issue is now.
        return issue.isObject() && issue.path("number").asInt() == number ? Optional.of(issue) : Optional.empty();
    }

    /** All comments of an issue that was shown, in their order; throws where the server does not show one of them. */
    List<JsonNode> comments(JsonNode issue) {
        JsonNode first = issue.path("comments");
        List<JsonNode> comments = new ArrayList<>();
        if (!first.path("pageInfo").path("hasNextPage").asBoolean()) {
            comments.addAll(nodes(first));
            return comments;
        }
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("issue", issue.path("id").asText());
        GraphQlConnection all = GraphQlConnection.of(
                        "the comments of " + repository + "#"
                                + issue.path("number").asInt(),
                        ALL_COMMENTS,
                        variables,
                        List.of("node", "comments"))
                .withoutGaps(JsonNode::isObject);
        github.graphQl().walk(all, comments::add);
        return comments;
    }

    private ObjectNode variables() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("owner", repository.owner())
                .put("name", repository.name());
    }

    private static boolean lacksComments(JsonNode issue) {
        for (JsonNode comment : issue.path("comments").path("nodes")) {
            if (!comment.isObject()) {
                return true;
            }
        }
        return false;
    }

    private static List<JsonNode> nodes(JsonNode connection) {
        List<JsonNode> nodes = new ArrayList<>();
        connection.path("nodes").forEach(node -> {
            if (node.isObject()) {
                nodes.add(node);
            }
        });
        return nodes;
    }

    /** REST shows it, and GraphQL has nothing under its number. */
    RemoteException hidden(int number) {
        return new RemoteException(
                repository + "#" + number,
                new Refusal(
                        RefusalCategory.UNEXPECTED,
                        "GraphQL does not show this issue, which REST does; nothing was written, run it again",
                        200,
                        Optional.empty()));
    }

    private static RemoteException unreadable(String what, GraphQlAnswer answer) {
        String words =
                answer.errors().stream().map(GraphQlError::describe).findFirst().orElse("it is not told");
        return new RemoteException(what, new Refusal(RefusalCategory.UNEXPECTED, words, 200, answer.requestId()));
    }
}
