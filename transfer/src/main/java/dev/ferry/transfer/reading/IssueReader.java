package dev.ferry.transfer.reading;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads issues of one repository by their numbers, each with all its comments, many in one GraphQL document. Reading by
 * number is fresh where lists may lag. Thread-safe; throws {@link dev.ferry.github.RemoteException}.
 */
public final class IssueReader {
    /** Fifty issues with a hundred comments each are 5,000 nodes of the 500,000 that GitHub allows. */
    public static final int AT_ONCE = 50;

    private static final String ALL_COMMENTS = """
            query($issue: ID!, $after: String) {
              node(id: $issue) { ... on Issue { comments(first: 100, after: $after) {
            """ + IssueJson.COMMENTS + "} } }\n}";

    private final GitHub github;
    private final RepositoryName repository;

    public IssueReader(GitHub github, RepositoryName repository) {
        this.github = github;
        this.repository = repository;
    }

    /** The issues that are there, by number. */
    public Map<Integer, IssueText> read(Collection<Integer> numbers) {
        Map<Integer, IssueText> issues = new TreeMap<>();
        List<Integer> chunk = new ArrayList<>();
        for (int number : numbers) {
            chunk.add(number);
            if (chunk.size() == AT_ONCE) {
                readChunk(chunk, issues);
                chunk.clear();
            }
        }
        readChunk(chunk, issues);
        return issues;
    }

    /** What the server could not tell is asked once more by itself: a document may be too much for it, one issue is not. */
    private void readChunk(List<Integer> numbers, Map<Integer, IssueText> issues) {
        if (!numbers.isEmpty()) {
            for (int number : ask(numbers, issues)) {
                if (!ask(List.of(number), issues).isEmpty()) {
                    throw new RemoteException(
                            "GraphQL issue " + repository + "#" + number,
                            new Refusal(
                                    RefusalCategory.UNEXPECTED,
                                    "the server does not tell whether it is there",
                                    200,
                                    Optional.empty()));
                }
            }
        }
    }

    /** Returns the numbers of which the answer does not tell whether there is an issue. */
    private List<Integer> ask(List<Integer> numbers, Map<Integer, IssueText> issues) {
        StringBuilder document = new StringBuilder("query($owner: String!, $name: String!) {\n")
                .append("  repository(owner: $owner, name: $name) {\n");
        for (int number : numbers) {
            document.append("    n")
                    .append(number)
                    .append(": issue(number: ")
                    .append(number)
                    .append(") { ...whole }\n");
        }
        document.append("  }\n}\nfragment whole on Issue {\n")
                .append(IssueJson.ISSUE)
                .append("}\n");
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", repository.owner())
                .put("name", repository.name());
        GraphQlAnswer answer = github.graphQl().query(document.toString(), variables);
        JsonNode there = answer.data().path("repository");
        if (!there.isObject()) {
            throw new RemoteException(
                    "GraphQL repository " + repository,
                    new Refusal(
                            RefusalCategory.NOT_FOUND,
                            answer.errors().stream()
                                    .map(GraphQlError::describe)
                                    .findFirst()
                                    .orElse("no such repository"),
                            200,
                            answer.requestId()));
        }
        List<Integer> untold = new ArrayList<>();
        for (int number : numbers) {
            JsonNode json = there.path("n" + number);
            if (json.isObject()) {
                issues.put(number, IssueJson.issue(json, allComments(json)));
            } else if (!isAbsent(answer, "n" + number)) {
                untold.add(number);
            }
        }
        return untold;
    }

    /** It was deleted, moved on, or the number is a pull request's; any other error says nothing about the issue. */
    private static boolean isAbsent(GraphQlAnswer answer, String alias) {
        return answer.errors().stream()
                .filter(error -> error.path().contains(alias))
                .allMatch(error -> error.category() == RefusalCategory.NOT_FOUND);
    }

    private List<CommentText> allComments(JsonNode issue) {
        JsonNode first = issue.path("comments");
        if (!first.path("pageInfo").path("hasNextPage").asBoolean()) {
            return IssueJson.comments(first);
        }
        List<CommentText> comments = new ArrayList<>();
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("issue", issue.path("id").asText());
        github.graphQl()
                .walk(
                        ALL_COMMENTS,
                        variables,
                        List.of("node", "comments"),
                        node -> comments.add(IssueJson.comment(node)));
        return comments;
    }
}
