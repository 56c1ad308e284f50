package dev.ferry.importer.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.GraphQlAnswer;
import dev.ferry.github.IssueLookup;
import dev.ferry.github.Issues;
import dev.ferry.github.Refusal;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.FinalNumber;
import java.util.List;
import java.util.Optional;

/**
 * Asks a repository which number it gives next: behind the newest issue, pull request and discussion, and behind whatever was
 * given after these and is not to be seen any more. An issue that was moved here is as old as it was, so the newest one need
 * not have the highest number: numbers are read on from it. Deleted discussions on top can not be seen. Only asks;
 * thread-safe; throws {@link RemoteException}.
 */
public final class NextNumber {
    private static final List<String> KINDS = List.of("issues", "pullRequests", "discussions");
    private static final String QUERY = """
            query($owner: String!, $name: String!) {
              repository(owner: $owner, name: $name) {
                issues(first: 1, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { number } }
                pullRequests(first: 1, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { number } }
                discussions(first: 1, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { number } }
              }
            }
            """;

    private NextNumber() {}

    /** The next number; {@code known} is one that was given for certain, 0 where none is known. */
    public static FinalNumber ask(GitHub github, RepositoryName repository, int known) {
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("owner", repository.owner())
                .put("name", repository.name());
        GraphQlAnswer answer = github.graphQl().query(QUERY, variables);
        JsonNode there = answer.data().path("repository");
        int newest = known;
        for (String kind : KINDS) {
            if (!there.path(kind).path("nodes").isArray()) {
                throw untold(repository, kind, answer);
            }
            newest = Math.max(
                    newest,
                    there.path(kind).path("nodes").path(0).path("number").asInt());
        }
        Issues issues = github.issues(repository);
        int highest =
                new HighestNumber(number -> !(issues.lookup(number) instanceof IssueLookup.NotFound)).from(newest);
        return new FinalNumber(highest + 1);
    }

    private static RemoteException untold(RepositoryName repository, String kind, GraphQlAnswer answer) {
        String detail = answer.errors().stream()
                .findFirst()
                .map(error -> error.describe())
                .orElse("the answer does not tell");
        String words = "the newest of " + repository + "'s " + kind + ": " + detail
                + "; look on its pages which number comes next, and name it with --next-number";
        return new RemoteException(
                "POST /graphql", new Refusal(RefusalCategory.UNEXPECTED, words, 200, Optional.empty()));
    }
}
