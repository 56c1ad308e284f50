package dev.ferry.transfer.reading;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads issues of one repository by their numbers, each with all its comments, many in one GraphQL document; fewer after the
 * server had trouble with a document, down to one, and more again when it has none. Reading by number is fresh where
 * lists may lag. Thread-safe; throws {@link dev.ferry.github.RemoteException}.
 */
public final class IssueReader {
    /** Fifty issues with a hundred comments each are 5,000 nodes of the 500,000 that GitHub allows. */
    public static final int AT_ONCE = 50;

    private static final String ALL_COMMENTS = """
            query($issue: ID!, $first: Int!, $after: String) {
              node(id: $issue) { ... on Issue { comments(first: $first, after: $after) {
            """ + IssueJson.COMMENTS + "} } }\n}";

    private final GitHub github;
    private final RepositoryName repository;
    /** How many are asked for in a document. Two threads that change it at once lose a step of it, no more. */
    private volatile int chunk = AT_ONCE;

    public IssueReader(GitHub github, RepositoryName repository) {
        this.github = github;
        this.repository = repository;
    }

    /** The issues that are there, by number. */
    public Map<Integer, IssueText> read(Collection<Integer> numbers) {
        Map<Integer, IssueText> issues = new TreeMap<>();
        List<Integer> all = List.copyOf(numbers);
        int from = 0;
        while (from < all.size()) {
            List<Integer> some = all.subList(from, Math.min(all.size(), from + chunk));
            if (readChunk(some, issues)) {
                from += some.size();
            }
        }
        return issues;
    }

    /**
     * Returns whether these were read; if not, the next chunk is smaller. What the answer does not tell of is asked once
     * more by itself: a document may be too much for the server, one issue is not.
     */
    private boolean readChunk(List<Integer> numbers, Map<Integer, IssueText> issues) {
        Question question = new Question(numbers);
        Optional<GraphQlAnswer> answer = numbers.size() > 1
                ? github.graphQl().queryMuch(question.document(), question.variables(repository))
                : Optional.of(github.graphQl().query(question.document(), question.variables(repository)));
        if (answer.isEmpty()) {
            chunk = Math.max(1, numbers.size() / 2);
            return false;
        }
        List<Integer> untold = take(question, answer.get(), issues);
        for (int number : untold) {
            Question one = new Question(List.of(number));
            GraphQlAnswer alone = github.graphQl().query(one.document(), one.variables(repository));
            if (!take(one, alone, issues).isEmpty()) {
                throw refused(
                        "GraphQL issue " + repository + "#" + number,
                        RefusalCategory.UNEXPECTED,
                        "the server does not tell whether it is there",
                        Optional.empty());
            }
        }
        if (!untold.isEmpty()) {
            chunk = Math.max(1, numbers.size() / 2);
        } else if (numbers.size() == chunk) {
            // A last chunk that is shorter than allowed proves nothing about longer ones.
            chunk = Math.min(AT_ONCE, chunk * 2);
        }
        return true;
    }

    /** One document for every number of issues: servers keep parsed what they meet again. */
    private record Question(List<Integer> numbers) {
        String document() {
            StringBuilder head = new StringBuilder("query($owner: String!, $name: String!");
            StringBuilder fields = new StringBuilder();
            for (int place = 0; place < numbers.size(); place++) {
                head.append(", $n").append(place).append(": Int!");
                fields.append("    ")
                        .append(alias(place))
                        .append(": issue(number: $n")
                        .append(place)
                        .append(") { ...whole }\n");
            }
            return head.append(") {\n  repository(owner: $owner, name: $name) {\n")
                    .append(fields)
                    .append("  }\n}\nfragment whole on Issue {\n")
                    .append(IssueJson.ISSUE)
                    .append("}\n")
                    .toString();
        }

        ObjectNode variables(RepositoryName repository) {
            ObjectNode variables = JsonNodeFactory.instance
                    .objectNode()
                    .put("owner", repository.owner())
                    .put("name", repository.name());
            for (int place = 0; place < numbers.size(); place++) {
                variables.put("n" + place, numbers.get(place));
            }
            return variables;
        }

        static String alias(int place) {
            return "i" + place;
        }
    }

    /** Returns the numbers of which the answer does not tell whether there is an issue. */
    private List<Integer> take(Question question, GraphQlAnswer answer, Map<Integer, IssueText> issues) {
        JsonNode there = answer.data().path("repository");
        if (!there.isObject()) {
            throw refused(
                    "GraphQL repository " + repository,
                    RefusalCategory.NOT_FOUND,
                    answer.errors().stream()
                            .map(GraphQlError::describe)
                            .findFirst()
                            .orElse("no such repository"),
                    answer.requestId());
        }
        List<Integer> untold = new ArrayList<>();
        for (int place = 0; place < question.numbers().size(); place++) {
            int number = question.numbers().get(place);
            String alias = Question.alias(place);
            JsonNode json = there.path(alias);
            if (json.isObject()) {
                issues.put(number, IssueJson.issue(json, allComments(json)));
            } else if (!isAbsent(answer, alias)) {
                untold.add(number);
            }
        }
        return untold;
    }

    private static RemoteException refused(
            String what, RefusalCategory category, String detail, Optional<String> requestId) {
        return new RemoteException(what, new Refusal(category, detail, 200, requestId));
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
        GraphQlConnection all = GraphQlConnection.of(
                "the comments of " + repository + "#" + issue.path("number").asInt(),
                ALL_COMMENTS,
                variables,
                List.of("node", "comments"));
        github.graphQl().walk(all, node -> comments.add(IssueJson.comment(node)));
        return comments;
    }
}
